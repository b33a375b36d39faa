using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Kernel;

/// <summary>
/// The cell that the current code belongs to. It flows with the execution context, as a logging scope does, so tasks that a cell starts
/// show their output under that cell even when it has ended, and several sessions can live in one process.
/// </summary>
internal sealed class RunningCell
{
    private const string StuckAdvice =
        "The cell does not stop: it is in native code, or in a finally block, that cannot be stopped from outside. Wait until it returns; "
        + "interrupt once more to go on without it (what it does goes on in the background); or restart the kernel.\n";

    private static readonly AsyncLocal<RunningCell?> Flowing = new();

    public RunningCell(int number, ICellOutput output, TimeProvider time)
    {
        Number = number;
        Name = $"cell {number}";
        Streams = new CellStreams(output, time);
        Interruption = new CellInterruption(time, () => Streams.Write(StreamMessage.Stderr, StuckAdvice));
    }

    public static RunningCell? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    public static RunningCell Required =>
        Current ?? throw new InvalidOperationException("There is no running cell to show this under.");

    public int Number { get; }

    /// <summary>What errors and stack traces call the cell.</summary>
    public string Name { get; }

    public required ICellInput Input { get; init; }

    public required Comms Comms { get; init; }

    public CellInterruption Interruption { get; }

    public CellStreams Streams { get; }

    public void Write(string stream, ReadOnlySpan<char> text)
    {
        Interruption.Checkpoint();
        Streams.Write(stream, text);
    }

    /// <summary>Asks the person in front of the notebook, who sees first what the cell has printed. An interrupt ends the wait.</summary>
    public Task<string> AskAsync(string prompt, bool password)
    {
        Streams.Flush();
        return Input.AskAsync(prompt, password, Interruption.KernelToken);
    }

    public DisplayedValue Display(object? value, params IReadOnlyList<string> mimeTypes)
    {
        var displayed = new DisplayedValue(this, mimeTypes);
        displayed.Show(BundleOf(value, mimeTypes));
        return displayed;
    }

    /// <summary>Shows text as what it says it is, with the text itself for front ends that cannot show that.</summary>
    public void Show(string mimeType, string text) =>
        new DisplayedValue(this, []).Show(new JsonObject { [mimeType] = text, [PlainTextFormatter.MimeType] = text });

    public void Return(object value) => Publish(new ExecuteResultMessage { ExecutionCount = Number, Data = BundleOf(value) });

    /// <summary>The value in its MIME types. What a formatter does wrong is told on standard error and does not end the cell.</summary>
    public JsonObject BundleOf(object? value, params IReadOnlyList<string> mimeTypes) =>
        MimeBundle.Of(value, fault => Streams.Write(StreamMessage.Stderr, fault + "\n"), mimeTypes);

    public void Publish(OutputMessage message) => Streams.Publish(message);
}
