namespace FineTune.Torch;

internal static class ModelCardDisplay
{
    public static string Render(ModelCard card, string mimeType) => new FactTable(card.Name,
    [
        ("architecture", $"{card.Architecture}, {card.Layers} layers, width {card.HiddenSize}, {card.AttentionHeads} attention heads on {card.KeyValueHeads} key/value heads"),
        ("parameters", $"{card.Parameters:N0} ({card.DataType})"),
        ("vocabulary", $"{card.VocabularySize:N0} tokens"),
        ("context", $"{card.ContextLength:N0} tokens"),
        ("size", Size(card.Bytes)),
        ("folder", NearbyPath.Of(card.Folder)),
    ]) { Remark = card.Description is { } description ? Ellipsis.OneLine(description, 400) : null }.Render(mimeType);

    public static string Size(long bytes) => bytes >= 1e9 ? $"{bytes / 1e9:F1} GB" : $"{bytes / 1e6:F1} MB";
}
