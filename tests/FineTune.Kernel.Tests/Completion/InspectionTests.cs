namespace FineTune.Kernel.Tests;

public sealed class InspectionTests : HelpTest
{
    private const string Documented =
        """
        /// <summary>Adds <paramref name="a"/> to <c>b</c>, as <see cref="System.Math.Max(int,int)"/> does not.
        /// <para>Second paragraph.</para></summary>
        /// <param name="a">The first.</param>
        /// <returns>The sum.</returns>
        /// <exception cref="System.OverflowException">It is too large.</exception>
        /// <remarks>Short.<code>
        ///   Add(1, 2)
        /// </code></remarks>
        static int Add(int a, int b) => a + b;
        static int Add(int a) => a;
        """;

    [Fact]
    public async Task A_method_of_an_earlier_cell_shows_its_signature_and_its_own_comment()
    {
        await RunAsync(Documented);

        Assert.Equal(
            """
            int Add(int a, int b)

            Adds a to b, as Math.Max does not.

            Second paragraph.

            Parameters:
              a: The first.

            Returns:
              The sum.

            Exceptions:
              OverflowException: It is too large.

            Remarks:
              Short.

            1 more overload:
              int Add(int a)
            """,
            await InspectAsync("Ad|d(1, 2)"));
    }

    [Fact]
    public async Task Markdown_has_code_and_lists()
    {
        await RunAsync(Documented);

        var markdown = (await Session.InspectAsync("Add(1, 2)", 1, TestContext.Current.CancellationToken))!.Markdown;

        Assert.StartsWith("```csharp\nint Add(int a, int b)\n```\n\nAdds `a` to `b`, as `Math.Max` does not.", markdown, StringComparison.Ordinal);
        Assert.Contains("**Parameters**\n\n- `a`: The first.", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Console.WriteLine(|)", "void Console.WriteLine()")]
    [InlineData("Console.WriteLine(|", "void Console.WriteLine()")]
    [InlineData("string.Join(\",\", |)", "string string.Join(")]
    [InlineData("new System.Text.StringBuilder(|)", "StringBuilder()")]
    [InlineData("new List<int>()[|]", "int List<int>.this[int index]")]
    [InlineData("new List<int>().Where(|)", "IEnumerable<int> IEnumerable<int>.Where<int>(Func<int, bool> predicate)")]
    public async Task Between_parentheses_the_called_method_is_inspected(string code, string signature) =>
        Assert.StartsWith(signature, await InspectAsync(code), StringComparison.Ordinal);

    [Theory]
    [InlineData("Conso|le.Beep()", "class Console")]
    [InlineData("var text| = \"\";", "(variable) string text")]
    [InlineData("va|r number = 1;", "int")]
    [InlineData("DayOfWeek.Mon|day", "DayOfWeek.Monday = 1")]
    [InlineData("Environment.New|Line", "string Environment.NewLine { get; }")]
    [InlineData("System.Te|xt.StringBuilder", "namespace System.Text")]
    [InlineData("new List<int>().Select(each => eac|h)", "(parameter) int each")]
    [InlineData("Math.Max|", "byte Math.Max(byte val1, byte val2)")]
    public async Task The_name_at_the_cursor_is_inspected(string code, string signature) =>
        Assert.StartsWith(signature, await InspectAsync(code), StringComparison.Ordinal);

    [Fact]
    public async Task A_method_is_not_its_own_overload()
    {
        await RunAsync("1");

        Assert.DoesNotContain("overload", await InspectAsync("1.Display(|)"), StringComparison.Ordinal);
        Assert.Contains("1 more overload:", await InspectAsync("new List<int>().Where(|)"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not|hing")]
    [InlineData("1 +| 2")]
    [InlineData("|")]
    [InlineData("\"Cons|ole\"")]
    [InlineData("// Cons|ole")]
    public async Task Where_nothing_is_known_nothing_is_said(string code) => Assert.Null(await InspectAsync(code));

    [Fact]
    public async Task The_framework_is_documented_where_the_SDK_is_installed()
    {
        var pack = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref");
        Assert.SkipUnless(Directory.Exists(pack), "Install the .NET SDK (its reference pack carries the documentation of the framework).");

        Assert.Contains("Returns the larger of two 32-bit signed integers.", await InspectAsync("Math.Ma|x(1, 2)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_is_documented_by_the_file_beside_it() =>
        Assert.Contains("Shows value under the cell that calls it.", await InspectAsync("disp|lay(1)"), StringComparison.Ordinal);

    [Fact]
    public async Task Inherited_documentation_is_followed() =>
        Assert.Contains("Shows value under the cell that calls it.", await InspectAsync("1.Disp|lay()"), StringComparison.Ordinal);
}
