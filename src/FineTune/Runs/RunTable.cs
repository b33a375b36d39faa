using System.Globalization;

namespace FineTune;

/// <summary>Runs side by side, in the order given.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record RunTable(IReadOnlyList<Run> Runs) : IDisplay
{
    private const int Most = 20;

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml()
    {
        if (Runs.Count == 0)
            return Html.Element("p", Nothing);
        var table = new HtmlTable(
            HtmlTable.Header("run"), HtmlTable.Header("state"), HtmlTable.NumberHeader("steps"), HtmlTable.NumberHeader("best validation loss"),
            HtmlTable.Header("validation loss"), HtmlTable.Header("base model"), HtmlTable.Header("started")) { MaxRows = Most };
        foreach (var run in Runs)
        {
            table.Add(HtmlTable.Word(Name(run)), Html.Element("td", StateWord.Of(run.State).ToHtml()), HtmlTable.Number(Steps(run)), HtmlTable.Number(Best(run)),
                HtmlTable.Cell(Curve(run)).Class("spark"), HtmlTable.Cell(Model(run)), HtmlTable.Word(Started(run)));
        }
        return Html.Element("div", table.ToHtml());
    }

    private string ToText()
    {
        if (Runs.Count == 0)
            return Nothing;
        var table = new TextTable("run", "state", "steps", "best validation loss", "validation loss", "base model", "started") { RightAligned = [2, 3] };
        foreach (var run in Runs.Take(Most))
            table.Add(Name(run), StateWord.Of(run.State).ToString(), Steps(run), Best(run), Curve(run), Model(run), Started(run));
        return table + More.LineOf(Runs.Count - Most);
    }

    private const string Nothing = "There are no runs here yet.";

    private static string Name(Run run) => Path.GetFileName(run.Folder);

    private static string Steps(Run run) => run.Manifest.Plan is { TotalSteps: > 0 and var total } ? $"{run.Summary.Steps}/{total}" : $"{run.Summary.Steps}";

    private static string Best(Run run) => run.Summary.BestValidationLoss is { } loss ? $"{loss:F4} (step {run.Summary.BestStep})" : "";

    private static string Curve(Run run) => Sparkline.Of([.. run.Metrics.Select(point => point.ValidationLoss).OfType<double>()], width: 16);

    private static string Model(Run run) =>
        run.Manifest.Service is { } service ? $"{run.Manifest.Model} at {service.Name}" : Path.GetFileName(Path.TrimEndingDirectorySeparator(run.Manifest.Model));

    private static string Started(Run run) => run.Manifest.Started?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
}
