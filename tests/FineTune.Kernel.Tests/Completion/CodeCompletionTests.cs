namespace FineTune.Kernel.Tests;

public sealed class CodeCompletionTests : HelpTest
{
    [Fact]
    public async Task Only_what_begins_with_the_typed_text_is_offered()
    {
        var list = await CompleteAsync("Console.Wri|");

        Assert.Equal(["Write", "WriteLine"], list.Items.Select(item => item.Text));
        Assert.Equal((8, 11), (list.Start, list.End));
        Assert.All(list.Items, item => Assert.Equal("method", item.Kind));
    }

    [Fact]
    public async Task Humps_are_understood_when_nothing_begins_with_the_typed_text() =>
        Assert.Equal(["ReadKey"], await TextsAsync("Console.RK|"));

    [Fact]
    public async Task Variables_methods_and_types_of_earlier_cells_are_offered()
    {
        await RunAsync("var counter = 1;");
        await RunAsync("int CountUp() => ++counter;\nrecord Country(string Name);");

        Assert.Equal(["counter", "CountUp"], (await TextsAsync("var n = cou|")).Take(2));
        Assert.Equal(["Country"], await TextsAsync("new Countr|"));
        Assert.Equal(["Name"], await TextsAsync("new Country(\"a\").Na|"));
    }

    [Fact]
    public async Task The_usings_of_earlier_cells_count_and_the_latest_declaration_wins()
    {
        await RunAsync("using System.Text.Json;\nint changing = 1;");
        await RunAsync("string changing = \"\";");

        Assert.Null((await CompleteAsync("JsonSerializer|")).Items[0].MissingUsing);
        Assert.Equal(["Length"], await TextsAsync("changing.Len|"));
        Assert.Single(await TextsAsync("changi|"));
    }

    [Theory]
    [InlineData("var local = 1; loc|", "local")]
    [InlineData("void M(int given) { giv|", "given")]
    [InlineData("new List<int>().Where(number => num|", "number")]
    [InlineData("new List<string>().Where(word => word.Sta|", "StartsWith")]
    [InlineData("DateTime? moment = null; moment?.Ye|", "Year")]
    [InlineData("(1, second: 2).sec|", "second")]
    [InlineData("var text = $\"{Environment.Mac|}\";", "MachineName")]
    [InlineData("System.Collections.Gen|", "Generic")]
    [InlineData("using System.Te|", "Text")]
    [InlineData("[Obso|] class A {}", "Obsolete")]
    [InlineData("new[] { 1 }.Rev|", "Reverse")]
    [InlineData("new List<int>()\n    .Whe|\n    .Select(number => number)", "Where")]
    public async Task What_is_in_scope_is_offered(string code, string expected) => Assert.Equal(expected, (await TextsAsync(code))[0]);

    [Theory]
    [InlineData("Environment.|\nvar next = 1;", "MachineName")]
    [InlineData("\"text\".|\nvar next = 1;", "Length")]
    [InlineData("var list = new List<int>();\nlist.|\nvar next = 1;", "Add")]
    public async Task The_line_below_does_not_confuse(string code, string expected) => Assert.Contains(expected, await TextsAsync(code));

    [Theory]
    [InlineData("fore|", "foreach")]
    [InlineData("var x = typ|", "typeof")]
    [InlineData("class A { prote|", "protected")]
    [InlineData("object o = 1; var b = o is|", "is")]
    [InlineData("foreach (var x i|", "in")]
    [InlineData("var x = 1\nwhi|", "while")]
    [InlineData("var q = from x in new[] { 1 } whe|", "where")]
    public async Task Keywords_are_offered_where_they_may_stand(string code, string expected) => Assert.Contains(expected, await TextsAsync(code));

    [Theory]
    [InlineData("var x = fore|", "foreach")]
    [InlineData("foreach (var x i|", "if")]
    [InlineData("var x = 1; x.whi|", "while")]
    [InlineData("class A { whi|", "while")]
    public async Task Keywords_are_not_offered_elsewhere(string code, string keyword) => Assert.DoesNotContain(keyword, await TextsAsync(code));

    [Theory]
    [InlineData("DayOfWeek day = |")]
    [InlineData("if (DateTime.Now.DayOfWeek == |)")]
    [InlineData("DateTime.Now.DayOfWeek switch { |")]
    [InlineData("DayOfWeek Day() { return |")]
    public async Task The_values_of_the_expected_enum_come_first(string code) =>
        Assert.Equal(["DayOfWeek.Friday", "DayOfWeek.Monday"], (await TextsAsync(code)).Take(2));

    [Fact]
    public async Task The_values_of_an_enum_parameter_are_found_by_their_own_name() =>
        Assert.Equal("FileMode.Create", (await TextsAsync("File.Open(\"a\", Cre|"))[0]);

    [Fact]
    public async Task Initialisers_offer_what_is_not_set_yet()
    {
        await RunAsync("record Person(string Name, int Age) { public string Mail { get; set; } public string Shown => Name; }");

        Assert.Equal(["Age", "Mail"], await TextsAsync("new Person(\"a\", 1) { Name = \"b\", | }"));
        Assert.Equal(["Mail"], await TextsAsync("var p = new Person(\"a\", 1) with { Ma| };"));
        Assert.Equal(["Name"], await TextsAsync("var b = new Person(\"a\", 1) is { Na| };"));
    }

    [Fact]
    public async Task Arguments_can_be_named() => Assert.Equal("separator:", (await TextsAsync("string.Join(sep|"))[0]);

    [Fact]
    public async Task Override_writes_the_signature() =>
        Assert.Equal(["string? ToString()"], await TextsAsync("class A { public override ToS| }"));

    [Fact]
    public async Task A_type_without_its_using_is_offered_by_its_full_name_after_those_in_scope()
    {
        var list = await CompleteAsync("JsonSerializer|");

        var item = list.Items[0];
        Assert.Equal(("System.Text.Json.JsonSerializer", "class", "System.Text.Json"), (item.Text, item.Kind, item.MissingUsing));
        Assert.Null((await CompleteAsync("using System.Text.Json;\nJsonSerializer|")).Items[0].MissingUsing);
        Assert.All((await CompleteAsync("Str|")).Items.SkipWhile(found => found.MissingUsing is null), found => Assert.NotNull(found.MissingUsing));
    }

    [Theory]
    [InlineData("// Cons|")]
    [InlineData("/* Cons| */")]
    [InlineData("var text = \"Cons|\";")]
    [InlineData("var text = \"\"\"\nCons|\n\"\"\";")]
    [InlineData("12|")]
    [InlineData("void M(int whatever|")]
    [InlineData("Nowhere.Nothing.|")]
    public async Task Nothing_is_offered_where_nothing_can_stand(string code) => Assert.Empty(await TextsAsync(code));

    [Fact]
    public async Task Positions_count_from_the_start_of_the_cell_also_below_directives()
    {
        var list = await CompleteAsync("#r \"nuget: A, 1.0\"\n#!time\nConsole.Wri|");

        Assert.Equal(34, list.Start);
        Assert.Equal(2, list.Items.Count);
    }

    [Fact]
    public async Task Help_is_there_while_a_cell_runs()
    {
        await RunAsync("var gate = new SemaphoreSlim(0); var before = 1;");
        var cell = RunAsync("await gate.WaitAsync(); var after = 1;");

        Assert.Equal(["before"], await TextsAsync("befo|"));

        Session.Interrupt();
        await cell;
    }

    [Fact]
    public async Task Whatever_is_typed_is_answered_without_a_fault()
    {
        const string Code = "using System;\nclass A<T> where T : class { T this[int i] => default!; }\nvar x = new[] { 1, 2 }.Select((n, i) => (n, i)) switch { [var (a, _), ..] => $\"{a:N2}\" + @\"\\\", _ => \"\"\"raw\"\"\" };";
        for (var length = 0; length <= Code.Length; length++)
            _ = await Session.CompleteAsync(Code[..length], length, TestContext.Current.CancellationToken);

        Assert.Equal(0, (await Session.CompleteAsync("", 10, TestContext.Current.CancellationToken)).End);
    }

    [Fact]
    public async Task A_cancelled_question_ends_as_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Session.CompleteAsync("Con", 3, new CancellationToken(canceled: true)));
}
