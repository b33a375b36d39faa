namespace FineTune.Torch;

internal static class TensorSummaryDisplay
{
    private const int ShownDimensions = 8;

    public static Html ToHtml(TensorSummary tensor)
    {
        var facts = new HtmlTable([.. Measures(tensor).Select(measure => HtmlTable.NumberHeader(measure.Label))]) { Label = "Measures of the tensor" }
            .Add([.. Measures(tensor).Select(measure => HtmlTable.Number(measure.Value))]);
        List<Html> parts = [Html.Element("h4", Title(tensor)), Html.Element("p", Remark(tensor))];
        if (tensor.Measured > 0)
            parts.AddRange([facts.ToHtml(), Values(tensor)]);
        return Html.Element("div", parts);
    }

    public static string ToText(TensorSummary tensor)
    {
        if (tensor.Measured == 0)
            return $"{Title(tensor)}\n{Remark(tensor)}";
        var measures = string.Join(", ", Measures(tensor).Select(measure => $"{measure.Label} {measure.Value}"));
        var width = tensor.FirstValues.SelectMany(row => row).Max(value => value.Length);
        var more = MoreColumns(tensor) ? "  …" : "";
        var values = tensor.FirstValues.Select(row => $"  {string.Join("  ", row.Select(value => value.PadLeft(width)))}{more}");
        var rest = MoreRows(tensor) ? "\n  …" : "";
        return string.Join('\n', [Title(tensor), Remark(tensor), measures, .. values]) + rest;
    }

    /// <summary>"Float32 [4096, 256] on cpu".</summary>
    private static string Title(TensorSummary tensor)
    {
        var more = tensor.Shape.Count > ShownDimensions ? ", …" : "";
        return $"{tensor.Type} {(tensor.Shape.Count == 0 ? "scalar" : $"[{string.Join(", ", tensor.Shape.Take(ShownDimensions))}{more}]")} on {tensor.Device}";
    }

    private static string Remark(TensorSummary tensor)
    {
        var elements = tensor.Elements == 1 ? "1 element" : $"{tensor.Elements:N0} elements";
        var gradient = tensor.RequiresGradient ? ", requires a gradient" : "";
        var sample = tensor.Elements == 0 ? ""
            : tensor.Measured == 0 ? "; no measures of this kind of tensor"
            : tensor.Measured < tensor.Elements ? $"; measured on a sample of {tensor.Measured:N0}, evenly spread" : "";
        return $"{elements}{gradient}{sample}";
    }

    private static IEnumerable<(string Label, string Value)> Measures(TensorSummary tensor) =>
    [
        ("min", Number(tensor.Minimum)), ("max", Number(tensor.Maximum)), ("mean", Number(tensor.Mean)), ("std", Number(tensor.StandardDeviation)),
        ("NaN", $"{tensor.NotANumber:N0}"), ("infinite", $"{tensor.Infinite:N0}"),
    ];

    private static string Number(double? value) => value is { } known ? TensorValues.Number(known) : "–";

    private static Html Values(TensorSummary tensor)
    {
        var columns = Enumerable.Range(0, tensor.FirstValues[0].Count).Select(column => HtmlTable.NumberHeader($"{column}"));
        string[] more = MoreColumns(tensor) ? ["…"] : [];
        var table = new HtmlTable([HtmlTable.Header("row"), .. columns, .. more.Select(HtmlTable.Header)]) { Label = "First values" };
        foreach (var (index, row) in tensor.FirstValues.Index())
            table.Add([HtmlTable.RowHeader($"{index}"), .. row.Select(HtmlTable.Number), .. more.Select(HtmlTable.Cell)]);
        Html[] rest = MoreRows(tensor) ? [Html.Element("p", "…").Class("more")] : [];
        return Html.Element("div", [table.ToHtml(), .. rest]);
    }

    private static bool MoreColumns(TensorSummary tensor) => tensor.Shape.Count > 0 && tensor.Shape[^1] > tensor.FirstValues[0].Count;

    /// <summary>More rows of the part that is shown, or more such parts.</summary>
    private static bool MoreRows(TensorSummary tensor) =>
        tensor.Shape.Count > 1 && tensor.Shape.SkipLast(1).Aggregate(1L, (all, extent) => all * extent) > tensor.FirstValues.Count;
}
