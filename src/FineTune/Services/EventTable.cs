using System.Globalization;

namespace FineTune;

/// <summary>What happened to a job, the newest last; of many events the last ones.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record EventTable(string Job, IReadOnlyList<ServiceEvent> Events) : IDisplay
{
    private const int Most = 50;
    private const int LongestName = 80;

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml()
    {
        var table = new HtmlTable(HtmlTable.Header("time (UTC)"), HtmlTable.Header("level"), HtmlTable.Header("event")) { MaxRows = Most, Label = "Events" };
        foreach (var happened in Shown)
        {
            var level = HtmlTable.Word(Level(happened)).Class(happened.Level switch { "error" => "error", "warn" => "warning", _ => "information" });
            table.Add(HtmlTable.Word(TimeOf(happened)), level, HtmlTable.Cell(Ellipsis.OneLine(happened.Message, 500)));
        }
        return Html.Element("div", Html.Element("h4", Title), Html.Element("p", Summary), table.ToHtml());
    }

    private string ToText()
    {
        var table = new TextTable("time (UTC)", "level", "event") { WidestColumn = 110 };
        foreach (var happened in Shown)
            table.Add(TimeOf(happened), Level(happened), happened.Message);
        return $"{Title}\n{Summary}\n{table}";
    }

    private IEnumerable<ServiceEvent> Shown => Events.TakeLast(Most);

    private string Title => Ellipsis.OneLine(Job, LongestName);

    private static string Level(ServiceEvent happened) => Ellipsis.OneLine(happened.Level, LongestName);

    private string Summary => Events.Count > Most ? $"the last {Most} of {Events.Count:N0} events" : Events.Count == 1 ? "1 event" : $"{Events.Count:N0} events";

    private static string TimeOf(ServiceEvent happened) => happened.Created?.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
