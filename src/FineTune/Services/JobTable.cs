namespace FineTune;

/// <summary>Jobs of a service, in the order they are given: services tell the newest first.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class JobTable(IReadOnlyList<ServiceJob> jobs) : IDisplay
{
    private const int Rows = 20;
    private const int LongestName = 80;

    public IReadOnlyList<ServiceJob> Jobs { get; } = jobs;

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml()
    {
        var table = new HtmlTable(
            HtmlTable.Header("job"), HtmlTable.Header("status"), HtmlTable.Header("base model"), HtmlTable.Header("fine-tuned model"),
            HtmlTable.Header("created (UTC)"), HtmlTable.Header("finished (UTC)"))
        {
            MaxRows = Rows,
            Label = "Jobs",
        };
        table.AddEach(Jobs, job =>
        [
            HtmlTable.RowHeader(Name(job.Id)), Html.Element("td", StatusBadge.Of(job.Status).ToHtml()), HtmlTable.Word(Name(job.Model)),
            HtmlTable.Word(Name(job.FineTunedModel)), HtmlTable.Word(Time(job.Created)), HtmlTable.Word(Time(job.Finished)),
        ]);
        return Html.Element("div", Html.Element("h4", Title), table.ToHtml());
    }

    private string ToText()
    {
        var table = new TextTable("job", "status", "base model", "fine-tuned model", "created (UTC)", "finished (UTC)");
        foreach (var job in Jobs.Take(Rows))
            table.Add(Name(job.Id), StatusBadge.Of(job.Status).ToString(), Name(job.Model), Name(job.FineTunedModel), Time(job.Created), Time(job.Finished));
        return $"{Title}\n{table}{More.LineOf(Jobs.Count - Rows)}";
    }

    private string Title => Jobs.Count == 1 ? "1 job" : $"{Jobs.Count} jobs";

    private static string Name(string? name) => name is null ? "–" : Ellipsis.OneLine(name, LongestName);

    private static string Time(DateTimeOffset? time) => time is { } known ? $"{known.UtcDateTime:yyyy-MM-dd HH:mm}" : "–";
}
