namespace FineTune.Kernel.Tests;

/// <summary>A test with a session of its own.</summary>
public abstract class SessionTest : IDisposable
{
    private CSharpSession? _session;

    protected SessionOptions Options { get; init; } = new();

    protected CSharpSession Session => _session ??= new CSharpSession(Options);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _session?.Dispose();

    private protected async Task<RecordingOutput> RunAsync(string code, string? cellId = null)
    {
        var output = new RecordingOutput();
        await Session.ExecuteAsync(new CellRequest { Code = code, CellId = cellId }, output);
        return output;
    }

    /// <summary>The plain text of the value of the last of <paramref name="cells"/>; all must succeed.</summary>
    private protected async Task<string?> ValueOfAsync(params string[] cells)
    {
        RecordingOutput? output = null;
        foreach (var cell in cells)
        {
            output = await RunAsync(cell);
            Assert.Empty(output.Messages.OfType<ErrorMessage>().SelectMany(error => error.Traceback));
        }

        return output!.Messages.OfType<ExecuteResultMessage>().SingleOrDefault()?.Data["text/plain"]?.GetValue<string>();
    }
}
