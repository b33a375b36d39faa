namespace FineTune.Kernel.Tests;

public sealed class CompletenessTests
{
    private static CompletenessCheck Check { get; } = new(new MagicTable(BuiltInMagics.All));

    [Theory]
    [InlineData("")]
    [InlineData("1 + 1")]
    [InlineData("var x = 1;")]
    [InlineData("#r \"nuget: A, 1.0\"\nvar x = 1;")]
    [InlineData("#i \"nuget: folder\"")]
    [InlineData("var x = 1;\n#!time")]
    [InlineData("#!html\n<p>It's {")]
    [InlineData("await Task.Delay(1)")]
    public void What_can_run_is_complete(string code) => Assert.Equal(Completeness.Complete, Check.Of(code));

    [Theory]
    [InlineData("class A {")]
    [InlineData("foreach (var x in y)")]
    [InlineData("Console.WriteLine(")]
    [InlineData("var text = \"\"\"\n")]
    [InlineData("var text = @\"open")]
    [InlineData("var text = \"open")]
    [InlineData("/* open")]
    [InlineData("#r \"nuget: A, 1.0\"\nif (true) {")]
    public void What_is_open_is_incomplete(string code) => Assert.Equal(Completeness.Incomplete, Check.Of(code));

    [Theory]
    [InlineData("var x = ;")]
    [InlineData("int 5 = 3;")]
    public void What_can_never_run_is_invalid(string code) => Assert.Equal(Completeness.Invalid, Check.Of(code));
}
