namespace FineTune.Notebook.Tests;

/// <summary>Keeps what was shown: for each output its displays, the last one being what a reader sees.</summary>
internal sealed class FakeHost : INotebookHost
{
    public List<List<IDisplay>> Outputs { get; } = [];

    public List<string> Questions { get; } = [];

    public CancellationToken CancellationToken => CancellationToken.None;

    public Task<string> AskPasswordAsync(string prompt)
    {
        Questions.Add(prompt);
        return Task.FromResult("typed");
    }

    public IDisplayHandle Display(IDisplay display)
    {
        List<IDisplay> output = [display];
        Outputs.Add(output);
        return new Handle(output);
    }

    private sealed class Handle(List<IDisplay> output) : IDisplayHandle
    {
        public void Update(IDisplay display) => output.Add(display);
    }
}
