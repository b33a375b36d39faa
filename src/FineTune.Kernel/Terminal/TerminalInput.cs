using System.Text;

namespace FineTune.Kernel;

/// <summary>A cell's question to the person at the terminal.</summary>
internal sealed class TerminalInput(CSharpSession session, TextWriter output) : ICellInput
{
    public Task<string> AskAsync(string prompt, bool password, CancellationToken cancellationToken) =>
        Task.Run(() => Ask(prompt, password, cancellationToken), cancellationToken);

    private string Ask(string prompt, bool password, CancellationToken cancellationToken)
    {
        output.Write(prompt);
        output.Flush();
        using var keys = new ConsoleKeys();
        var answer = new StringBuilder();
        while (true)
        {
            var key = ConsoleKeys.Read();
            cancellationToken.ThrowIfCancellationRequested();
            switch (key)
            {
                case { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control }:
                    session.Interrupt();
                    throw new OperationCanceledException();
                case { Key: ConsoleKey.Enter }:
                    output.WriteLine();
                    return answer.ToString();
                case { Key: ConsoleKey.Backspace } when answer.Length > 0:
                    answer.Length--;
                    output.Write(password ? "" : "\b \b");
                    break;
                case { KeyChar: >= ' ' }:
                    answer.Append(key.KeyChar);
                    output.Write(password ? "" : key.KeyChar);
                    break;
            }

            output.Flush();
        }
    }
}
