using System.Globalization;

namespace FineTune;

/// <summary>What happened to a job, the newest last; of many events the last ones.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record EventTable(string Job, IReadOnlyList<ServiceEvent> Events) : IDisplay
{
    private const int Most = 50;

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml()
    {
        var table = new HtmlTable(HtmlTable.Header("time"), HtmlTable.Header("level"), HtmlTable.Header("event")) { MaxRows = Most };
        foreach (var happened in Shown)
        {
            var level = HtmlTable.Word(happened.Level).Class(happened.Level switch { "error" => "error", "warn" => "warning", _ => "information" });
            table.Add(HtmlTable.Word(TimeOf(happened)), level, HtmlTable.Cell(Ellipsis.OneLine(happened.Message, 500)));
        }
        return Html.Element("div", Html.Element("h4", Job), Html.Element("p", Summary), table.ToHtml());
    }

    private string ToText()
    {
        var table = new TextTable("time", "level", "event") { WidestColumn = 110 };
        foreach (var happened in Shown)
            table.Add(TimeOf(happened), happened.Level, happened.Message);
        return $"{Job}\n{Summary}\n{table}";
    }

    private IEnumerable<ServiceEvent> Shown => Events.TakeLast(Most);

    private string Summary => Events.Count > Most ? $"the last {Most} of {Events.Count:N0} events" : Events.Count == 1 ? "1 event" : $"{Events.Count:N0} events";

    private static string TimeOf(ServiceEvent happened) => happened.Created?.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
