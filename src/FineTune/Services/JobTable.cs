using System.Globalization;

namespace FineTune;

/// <summary>Jobs at a service side by side, in the order given.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record JobTable(IReadOnlyList<ServiceJob> Jobs) : IDisplay
{
    private const int Most = 20;
    private const string Nothing = "There are no jobs at the service yet.";

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml()
    {
        if (Jobs.Count == 0)
            return Html.Element("p", Nothing);
        var table = new HtmlTable(
            HtmlTable.Header("job"), HtmlTable.Header("state"), HtmlTable.Header("base model"), HtmlTable.Header("fine-tuned model"),
            HtmlTable.Header("created"), HtmlTable.NumberHeader("time")) { MaxRows = Most };
        foreach (var job in Jobs)
        {
            table.Add(HtmlTable.Cell(job.Id), Html.Element("td", StateWord.Of(job.Status).ToHtml()), HtmlTable.Cell(job.Model),
                HtmlTable.Cell(job.FineTunedModel ?? ""), HtmlTable.Word(Created(job)), HtmlTable.Number(Duration(job)));
        }
        return Html.Element("div", Html.Element("h4", $"Jobs at {Jobs[0].Service}"), table.ToHtml());
    }

    private string ToText()
    {
        if (Jobs.Count == 0)
            return Nothing;
        var table = new TextTable("job", "state", "base model", "fine-tuned model", "created", "time") { RightAligned = [5] };
        foreach (var job in Jobs.Take(Most))
            table.Add(job.Id, StateWord.Of(job.Status).ToString(), job.Model, job.FineTunedModel ?? "", Created(job), Duration(job));
        return $"Jobs at {Jobs[0].Service}\n{table}{More.LineOf(Jobs.Count - Most)}";
    }

    private static string Created(ServiceJob job) => job.Created?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string Duration(ServiceJob job) => job is { Created: { } created, Finished: { } finished } ? $"{(finished - created).TotalSeconds:N0} s" : "";
}
