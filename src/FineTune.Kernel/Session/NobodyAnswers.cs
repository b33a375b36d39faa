namespace FineTune.Kernel;

/// <summary>Input where there is no person: asking fails at once instead of waiting for ever.</summary>
internal sealed class NobodyAnswers : ICellInput
{
    public Task<string> AskAsync(string prompt, bool password, CancellationToken cancellationToken) =>
        Task.FromException<string>(new InputRefusedException());
}
