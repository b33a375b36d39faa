using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>An output that was shown and can be replaced in place, also from a later cell.</summary>
public sealed class DisplayedValue
{
    private readonly Action<OutputMessage> _publish;

    internal DisplayedValue(Action<OutputMessage> publish) => _publish = publish;

    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Replaces what every output of this display shows.</summary>
    public void Update(object value) => _publish(new UpdateDisplayDataMessage { Data = MimeBundle.Of(value), Transient = Transient });

    internal void Show(JsonObject data) => _publish(new DisplayDataMessage { Data = data, Transient = Transient });

    private DisplayTransient Transient => new() { DisplayId = Id };
}
