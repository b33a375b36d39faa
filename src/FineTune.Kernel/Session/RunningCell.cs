using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;

namespace FineTune.Kernel;

/// <summary>
/// The cell that the current code belongs to. It flows with the execution context, as a logging scope does, so tasks that a cell starts
/// show their output under that cell even when it has ended, and several sessions can live in one process.
/// </summary>
internal sealed class RunningCell(int number, ICellOutput output, TimeProvider time)
{
    private static readonly AsyncLocal<RunningCell?> Flowing = new();

    public static RunningCell? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    public static RunningCell Required =>
        Current ?? throw new InvalidOperationException("There is no running cell to show this under.");

    public int Number { get; } = number;

    public required ICellInput Input { get; init; }

    public CellInterruption Interruption { get; } = new(time);

    public CellStreams Streams { get; } = new(output, time);

    public void Write(string stream, ReadOnlySpan<char> text)
    {
        Interruption.Checkpoint();
        Streams.Write(stream, text);
    }

    public DisplayedValue Display(object? value, params IReadOnlyList<string> mimeTypes)
    {
        var displayed = new DisplayedValue(this, mimeTypes);
        displayed.Show(BundleOf(value, mimeTypes));
        return displayed;
    }

    public void Return(object value) => Publish(new ExecuteResultMessage { ExecutionCount = Number, Data = BundleOf(value) });

    /// <summary>The value in its MIME types. What a formatter does wrong is told on standard error and does not end the cell.</summary>
    public JsonObject BundleOf(object? value, params IReadOnlyList<string> mimeTypes) =>
        MimeBundle.Of(value, fault => Streams.Write(StreamMessage.Stderr, fault + "\n"), mimeTypes);

    /// <summary>Asks the person in front of the notebook; what the cell printed before is shown first.</summary>
    public Task<string> AskAsync(string prompt, bool password)
    {
        Streams.Flush();
        return Input.AskAsync(prompt, password, Interruption.Token);
    }

    public void Publish(OutputMessage message) => Streams.Publish(message);
}
