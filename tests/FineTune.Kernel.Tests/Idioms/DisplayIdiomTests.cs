namespace FineTune.Kernel.Tests;

/// <summary>How notebooks show things.</summary>
public sealed class DisplayIdiomTests : IdiomTest
{
    [Fact]
    public async Task A_variable_at_the_end_of_a_cell_is_shown() => Assert.Equal(["15"], await ShownAsync("var x = 5;", "x = x + 10;\nx"));

    [Fact]
    public async Task An_assignment_at_the_end_is_shown_too() => Assert.Equal(["2"], await ShownAsync("var t = 1;", "t = 2"));

    [Fact]
    public async Task A_display_counts_up_in_place()
    {
        var output = await CellsAsync(
            """
            var displayedValue = 0.Display();

            for (int x = 1; x <= 3; x++)
            {
            	await Task.Delay(1);
            	displayedValue.Update(x);
            }
            """);

        Assert.Equal("0", Assert.Single(output.Messages.OfType<DisplayDataMessage>()).Data["text/plain"]!.GetValue<string>());
        Assert.Equal(["1", "2", "3"], output.Messages.OfType<UpdateDisplayDataMessage>().Select(update => update.Data["text/plain"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_monitor_is_displayed_once_and_updated_while_an_experiment_runs()
    {
        var output = await CellsAsync(
            """
            using Microsoft.DotNet.Interactive;

            class Monitor
            {
                private DisplayedValue _shown;
                public int Trials { get; private set; }
                public void SetUpdate(DisplayedValue shown) => _shown = shown;
                public void Report() { Trials++; _shown.Update(this); }
            }
            """,
            "var monitor = new Monitor();\nmonitor.SetUpdate(monitor.Display());\nawait Task.Run(() => monitor.Report());");

        Assert.Equal("Monitor\n  Trials: 1", output.Messages.OfType<UpdateDisplayDataMessage>().Single().Data["text/plain"]!.GetValue<string>().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Headings_of_pocket_view_stand_between_tables() =>
        Assert.Equal(
            ["Two rows", "   Label  Width\n0  a        1.5\n1  b        2.5"],
            await ShownAsync(
                "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\nusing Microsoft.DotNet.Interactive.Formatting;",
                "public class Flower { public string Label { get; set; } public float Width { get; set; } }",
                """
                display(h4("Two rows"));
                var rows = new[] { ("a", 1.5f), ("b", 2.5f) }.Select(r => new Flower { Label = r.Item1, Width = r.Item2 }).Take(5).ToList();
                display(rows);
                """));

    [Fact]
    public async Task Metrics_are_shown_by_their_properties() =>
        Assert.Equal(
            ["Metrics\n  RSquared: 0.9\n  LossFunction: 0.25\n  PerClass: [ 0.5, 1 ]"],
            await ShownAsync(
                "public class Metrics { public double RSquared => 0.9; public double LossFunction => 0.25; public IReadOnlyList<double> PerClass => new[] { 0.5, 1.0 }; }",
                "var evaluationMetrics = new Metrics();\nevaluationMetrics"));

    [Fact]
    public async Task Comparisons_pairs_and_metrics_of_folds_are_tables() =>
        Assert.Equal(
            ["   Actual  Predicted  Difference\n0       1        0.5         0.5", "key    value\nwidth    0.5", "   RSquared\n0       0.9\n1       0.8"],
            await ShownAsync(
                """
                display(new[] { 1.0 }.Zip(new[] { 0.5 }, (actual, predicted) => new { Actual = actual, Predicted = predicted, Difference = actual - predicted }).Take(5));
                display(new[] { 0.5 }.Select(weight => new KeyValuePair<string, double>("width", weight)));
                new[] { 0.9, 0.8 }.Select(value => new { RSquared = value })
                """));

    [Fact]
    public async Task A_type_of_a_library_gets_a_formatter_for_plain_text() =>
        Assert.Equal(["[2x3] G7"], await ShownAsync(
            "class Tensor { public int[] shape = { 2, 3 }; public string ToString(string format) => $\"[{shape[0]}x{shape[1]}] {format}\"; }",
            """
            using Microsoft.DotNet.Interactive.Formatting;

            Formatter.SetPreferredMimeTypesFor(typeof(Tensor), "text/plain");
            Formatter.Register<Tensor>((Tensor x) => x.ToString("G7"));
            """,
            "new Tensor()"));

    [Fact]
    public async Task Frames_show_their_head() =>
        Assert.Equal(["   name  n\n0  a     1"], await ShownAsync(
            """
            class Column { public string Name { get; set; } }
            class Frame { public List<Column> Columns { get; } = new List<Column>(); public List<object[]> Rows { get; } = new List<object[]>(); }
            var df = new Frame();
            foreach (var name in new[] { "name", "n" }) df.Columns.Add(new Column { Name = name });
            df.Rows.Add(new object[] { "a", 1 });
            """,
            "df"));

    [Fact]
    public async Task A_picture_is_drawn_by_a_formatter()
    {
        var output = await CellsAsync(
            "using Microsoft.DotNet.Interactive.Formatting; class Bitmap { public byte[] Encode() => new byte[] { 1, 2, 3 }; }",
            "Formatter.Register<Bitmap>((bitmap, writer) => writer.Write(Convert.ToBase64String(bitmap.Encode())), \"image/png\");",
            "new Bitmap()");

        Assert.Equal("AQID", output.Result.Data["image/png"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_picture_is_drawn_by_html() =>
        Assert.Equal(
            "<img src=\"data:image/png;base64,AQID\">",
            (await CellsAsync("display(HTML($\"<img src=\\\"data:image/png;base64,{Convert.ToBase64String(new byte[] { 1, 2, 3 })}\\\">\"));"))
                .Messages.OfType<DisplayDataMessage>().Single().Data["text/html"]!.GetValue<string>());
}
