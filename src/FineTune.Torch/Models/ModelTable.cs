namespace FineTune.Torch;

/// <summary>Models side by side, in the order given.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record ModelTable(IReadOnlyList<ModelCard> Models) : IDisplay
{
    private const int Most = 30;
    private const string Nothing = "There are no models here.";

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml()
    {
        if (Models.Count == 0)
            return Html.Element("p", Nothing);
        var table = new HtmlTable(
            HtmlTable.Header("model"), HtmlTable.NumberHeader("parameters"), HtmlTable.NumberHeader("context"), HtmlTable.NumberHeader("vocabulary"),
            HtmlTable.NumberHeader("size"), HtmlTable.Header("folder")) { MaxRows = Most };
        foreach (var model in Models)
        {
            table.Add(HtmlTable.Cell(model.Name), HtmlTable.Number($"{model.Parameters:N0}"), HtmlTable.Number($"{model.ContextLength:N0}"),
                HtmlTable.Number($"{model.VocabularySize:N0}"), HtmlTable.Number(ModelCardDisplay.Size(model.Bytes)), HtmlTable.Cell(NearbyPath.Of(model.Folder)));
        }
        return Html.Element("div", table.ToHtml());
    }

    private string ToText()
    {
        if (Models.Count == 0)
            return Nothing;
        var table = new TextTable("model", "parameters", "context", "vocabulary", "size", "folder") { RightAligned = [1, 2, 3, 4], WidestColumn = 80 };
        foreach (var model in Models.Take(Most))
        {
            table.Add(model.Name, $"{model.Parameters:N0}", $"{model.ContextLength:N0}", $"{model.VocabularySize:N0}", ModelCardDisplay.Size(model.Bytes),
                NearbyPath.Of(model.Folder));
        }
        return table + More.LineOf(Models.Count - Most);
    }
}
