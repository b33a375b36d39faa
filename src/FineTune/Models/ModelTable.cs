namespace FineTune;

/// <summary>Models side by side, in the order they are given.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class ModelTable(IReadOnlyList<ModelCard> models) : IDisplay
{
    private const int Rows = 50;
    private const int LongestName = 60;

    public IReadOnlyList<ModelCard> Models { get; } = models;

    /// <summary>Why folders are not in the table.</summary>
    public IReadOnlyList<string> Faults { get; private init; } = [];

    /// <summary>Reads the models of the folders; one that cannot be read is said in <see cref="Faults"/>, and the others are shown.</summary>
    public static ModelTable Read(IEnumerable<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var (models, faults) = (new List<ModelCard>(), new List<string>());
        foreach (var folder in folders)
        {
            try
            {
                models.Add(ModelCard.Read(folder));
            }
            catch (FineTuneException exception)
            {
                faults.Add(exception.Message);
            }
        }
        return new ModelTable(models) { Faults = faults };
    }

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml()
    {
        var table = new HtmlTable(
            HtmlTable.Header("model"), HtmlTable.NumberHeader("parameters"), HtmlTable.NumberHeader("context"), HtmlTable.NumberHeader("on disk"),
            HtmlTable.Header("chat template"), HtmlTable.Header("architecture")) { MaxRows = Rows, Label = "Models" };
        table.AddEach(Models, model =>
        [
            HtmlTable.RowHeader(NameOf(model)), HtmlTable.Number(ModelCardDisplay.Count(model.Parameters)), HtmlTable.Number(Context(model)),
            HtmlTable.Number(ModelCardDisplay.Size(model.Bytes)), HtmlTable.Word(Template(model)), HtmlTable.Word(Architecture(model)),
        ]);
        return Html.Element("div", [Html.Element("h4", Title), table.ToHtml(), .. FaultLines.Select(line => Html.Element("p", line))]);
    }

    private string ToText()
    {
        var table = new TextTable("model", "parameters", "context", "on disk", "chat template", "architecture") { RightAligned = [1, 2, 3] };
        foreach (var model in Models.Take(Rows))
        {
            table.Add(
                NameOf(model), ModelCardDisplay.Count(model.Parameters), Context(model), ModelCardDisplay.Size(model.Bytes), Template(model), Architecture(model));
        }
        return string.Join('\n', [Title, table.ToString() + More.LineOf(Models.Count - Rows), .. FaultLines]);
    }

    private string Title => Models.Count == 1 ? "1 model" : $"{Models.Count} models";

    private IEnumerable<string> FaultLines
    {
        get
        {
            const int shown = 10;
            IEnumerable<string> more = Faults.Count > shown ? [More.Of(Faults.Count - shown)] : [];
            return Faults.Take(shown).Select(fault => $"✗ {Ellipsis.OneLine(fault, 300)}").Concat(more);
        }
    }

    private static string NameOf(ModelCard model) => Ellipsis.OneLine(model.Name, LongestName);

    private static string Context(ModelCard model) => model.ContextLength is { } tokens ? $"{tokens:N0}" : "–";

    private static string Template(ModelCard model) => model.ChatTemplate switch
    {
        null => "none",
        "ChatML" => "ChatML",
        _ => "not known here",
    };

    private static string Architecture(ModelCard model) => Ellipsis.OneLine(model.Architecture ?? "–", LongestName);
}
