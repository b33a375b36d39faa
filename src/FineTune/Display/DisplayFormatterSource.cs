namespace FineTune;

/// <summary>Formatters for every <see cref="IDisplay"/>, in the shape that .NET Interactive's convention asks for.</summary>
public sealed class DisplayFormatterSource
{
    private readonly DisplayFormatter[] _formatters =
    [
        new(MimeTypes.Html), new(MimeTypes.Text), new(MimeTypes.Png), new(MimeTypes.Plotly),
    ];

    /// <summary>Called by name by the notebook host.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}
