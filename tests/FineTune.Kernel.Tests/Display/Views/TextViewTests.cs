using System.Data;

namespace FineTune.Kernel.Tests;

public sealed class TextViewTests
{
    [Fact]
    public void Objects_of_one_kind_are_a_table_with_aligned_columns() => Shows(
        """
           Name     Age
        0  Ada       36
        1  Charles  101
        """,
        new[] { new Person("Ada", 36), new Person("Charles", 101) });

    [Fact]
    public void An_object_is_a_line_for_each_property() => Shows(
        """
        Name: course
        Size: { Rows: 2, Columns: [ 1, 2 ] }
        People:
             Name  Age
          0  Ada    36
        """,
        new { Name = "course", Size = new { Rows = 2, Columns = new[] { 1, 2 } }, People = new[] { new Person("Ada", 36) } });

    [Fact]
    public void A_named_type_is_the_heading() => Shows("Person\n  Name: Ada\n  Age: 36", new Person("Ada", 36));

    [Fact]
    public void Dictionaries_have_their_keys_first() => Shows(
        """
        key  Name  Age
        x    Ada    36
        """,
        new Dictionary<string, Person> { ["x"] = new("Ada", 36) });

    [Fact]
    public void Rows_may_have_different_columns() => Shows(
        """
           a  b
        0  1  x
        1  2
        """,
        new[] { new Dictionary<string, object> { ["a"] = 1, ["b"] = "x" }, new Dictionary<string, object> { ["a"] = 2 } });

    [Fact]
    public void Arrays_of_two_dimensions_are_a_grid() => Shows(
        """
           0  1
        0  1  2
        1  3  4
        """,
        new[,] { { 1, 2 }, { 3, 4 } });

    [Fact]
    public void Data_tables_show_their_rows()
    {
        var table = new DataTable();
        table.Columns.Add("city");
        table.Columns.Add("people", typeof(int));
        table.Rows.Add("Oslo", 700);

        Shows("   city  people\n0  Oslo     700", table);
    }

    [Fact]
    public void Data_frames_are_known_by_their_columns_and_rows() =>
        Shows("   city  people\n0  Oslo     700", new FrameLike([new ColumnLike("city"), new ColumnLike("people")], [["Oslo", 700]]));

    [Theory]
    [InlineData("[ 1, a, <null> ]", 1, "a", null)]
    [InlineData("[ ]")]
    public void Words_stand_in_one_line(string expected, params object?[] words) => Shows(expected, words);

    [Fact]
    public void A_long_sequence_says_what_is_left_out()
    {
        Shows("[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, … (99980 more) ]", Enumerable.Range(0, 100_000));
        Assert.EndsWith("\n… 80 more", Text(Enumerable.Range(0, 100).Select(i => new Person("Ada", i)).ToList()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_sequence_is_begun() => Assert.EndsWith("… (more) ]", Text(Forever()), StringComparison.Ordinal);

    [Fact]
    public void A_getter_that_throws_is_its_own_value_only() => Shows("Faulty\n  Good: 1\n  Bad: InvalidOperationException: no", new Faulty());

    [Fact]
    public void An_object_that_contains_itself_is_shown_once()
    {
        var node = new Node();
        node.Next = node;

        Shows("Node\n  Next: Node", node);
    }

    [Fact]
    public void What_leads_into_half_of_the_framework_is_a_word()
    {
        Shows("/data/x.txt", new FileInfo("/data/x.txt"));
        Shows("System.Int32", typeof(int));
        Assert.InRange(Text(System.Diagnostics.Process.GetCurrentProcess()).Length, 1, 40_000);
    }

    [Fact]
    public void Tuples_dates_and_json_are_words()
    {
        Shows("(1, a, 2.5)", (1, "a", 2.5));
        Shows("2026-01-02 03:04:05", new DateTime(2026, 1, 2, 3, 4, 5));
        Shows("2026-01-02 03:04:05Z", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        Shows("{\n  \"a\": [\n    \"ü\"\n  ]\n}", System.Text.Json.Nodes.JsonNode.Parse("""{"a":["ü"]}""")!);
    }

    private static void Shows(string expected, object value) => Assert.Equal(expected.ReplaceLineEndings("\n"), Text(value));

    private static string Text(object value) => TextView.Write(ViewBuilder.Of(value)).ReplaceLineEndings("\n");

    private static IEnumerable<int> Forever()
    {
        for (var i = 0; ; i++)
            yield return i;
    }
}
