using System.Text.Json.Nodes;
using FineTune.Kernel;

namespace Microsoft.DotNet.Interactive;

/// <summary>An output that was shown and can be replaced in place, also from a later cell or a task that goes on after its cell.</summary>
public sealed class DisplayedValue
{
    private readonly RunningCell _cell;
    private readonly IReadOnlyList<string> _mimeTypes;

    internal DisplayedValue(RunningCell cell, IReadOnlyList<string> mimeTypes)
    {
        _cell = cell;
        _mimeTypes = mimeTypes;
    }

    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Replaces what every output of this display shows. MIME types that were asked for when it was shown are kept.</summary>
    public void Update(object? updatedValue)
    {
        RunningCell.Current?.Interruption.Checkpoint();
        Replace(updatedValue);
    }

    internal void Replace(object? updatedValue) =>
        _cell.Publish(new UpdateDisplayDataMessage { Data = _cell.BundleOf(updatedValue, _mimeTypes), Transient = Transient });

    internal void Show(JsonObject data) => _cell.Publish(new DisplayDataMessage { Data = data, Transient = Transient });

    private DisplayTransient Transient => new() { DisplayId = DisplayId };
}
