namespace FineTune.Kernel.Tests;

/// <summary>A person who answers at once, and remembers what was asked.</summary>
internal sealed class FakeInput(string answer) : ICellInput
{
    public List<(string Prompt, bool Password)> Asked { get; } = [];

    public async Task<string> AskAsync(string prompt, bool password, CancellationToken cancellationToken)
    {
        Asked.Add((prompt, password));
        await Task.Yield();
        return answer;
    }
}
