namespace FineTune;

internal static class ModelCardDisplay
{
    private const int LongestDescription = 300;

    public static FactTable Of(ModelCard model) => new(model.Name, [.. Facts(model)])
    {
        Remark = model.Description is { } description ? Ellipsis.OneLine(description, LongestDescription) : null,
    };

    /// <summary>"4.2 M", "1.24 B".</summary>
    public static string Count(long? parameters) => parameters switch
    {
        null => "–",
        < 10_000 => $"{parameters:N0}",
        < 1_000_000 => $"{parameters / 1e3:G3} K",
        < 1_000_000_000 => $"{parameters / 1e6:G3} M",
        < 1_000_000_000_000 => $"{parameters / 1e9:G3} B",
        _ => $"{parameters / 1e12:N2} T",
    };

    public static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => $"{bytes / 1e3:F1} kB",
        < 1_000_000_000 => $"{bytes / 1e6:F1} MB",
        _ => $"{bytes / 1e9:F1} GB",
    };

    private static IEnumerable<(string Label, string Value)> Facts(ModelCard model)
    {
        yield return ("architecture", model.Architecture ?? "not said");
        yield return ("parameters", model.Parameters is { } parameters ? $"{Count(parameters)} ({parameters:N0})" : "no weights in safetensors format");
        yield return ("context", model.ContextLength is { } context ? $"{context:N0} tokens" : "not said");
        if (model.VocabularySize is { } vocabulary)
            yield return ("vocabulary", $"{vocabulary:N0} tokens");
        if (Shape(model) is { Length: > 0 } shape)
            yield return ("shape", shape);
        yield return ("chat template", model.ChatTemplate switch
        {
            null => "none declared",
            "ChatML" => "ChatML",
            var other => $"not known here; it begins: {Ellipsis.OneLine(other, 80)}",
        });
        yield return ("weights", $"{model.DataType ?? "type not said"}, {Size(model.Bytes)} on disk");
        if (model.Licence is { } licence)
            yield return ("licence", licence);
        yield return ("folder", ShownPath.Nearby(model.Folder));
    }

    private static string Shape(ModelCard model) => string.Join(", ", new[]
    {
        model.Layers is { } layers ? $"{layers} layers" : null,
        model.HiddenSize is { } width ? $"width {width:N0}" : null,
        model.AttentionHeads is { } heads ? $"{heads} attention heads" : null,
        model.KeyValueHeads is { } shared ? $"{shared} key/value heads" : null,
    }.OfType<string>());
}
