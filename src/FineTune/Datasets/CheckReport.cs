namespace FineTune;

/// <summary>What the checks found in a data set, gravest first.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record CheckReport : IDisplay
{
    public required string DatasetName { get; init; }
    public required int Examples { get; init; }
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>No errors; warnings may be there.</summary>
    public bool Ok => Findings.All(finding => finding.Severity != Severity.Error);

    public string Render(string mimeType) =>
        Rendering.Choose(mimeType, () => CheckReportDisplay.ToHtml(this), () => CheckReportDisplay.ToText(this));
}
