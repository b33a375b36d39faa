namespace FineTune.Notebook.Tests;

public sealed class MagicLineTests
{
    [Theory]
    [InlineData("#!dataset show @data", "data", null)]
    [InlineData("#!dataset show  @csharp:data --page 2", "data", null)]
    [InlineData("#!finetune data.jsonl --model @run", "run", "model")]
    [InlineData("#!chat seedling --message \"mail me @home\" --model @run", "run", "model")]
    [InlineData("#!chat seedling --message \"mail me @home\"", null, null)]
    [InlineData("#!chat seedling --message me@home", null, null)]
    [InlineData("#!chat seedling --message @input:\"What?\"", null, null)]
    [InlineData("#!chat seedling --message @fsharp:text", null, null)]
    public void A_variable_stands_behind_its_option_or_alone(string line, string? variable, string? option)
    {
        var read = LineOf(line);

        Assert.Equal(variable, read.Variable);
        Assert.Equal(option, read.Option);
    }

    [Fact]
    public void Options_are_those_outside_of_texts_and_lists() =>
        Assert.Equal(["take", "as"], LineOf("#!compare [\"--a\", \"b --c\"] --take 3 \"--quoted\" --as x").Options);

    [Fact]
    public void The_longer_of_two_names_is_meant()
    {
        var start = InteractiveMagics.FindIn("#!serve   start --port 0")!;

        Assert.Equal("serve start", start.Name);
        Assert.Equal("the rest", Assert.Single(MagicLine.In("#!serve status\r\n#!serve start\r\nthe rest", start)).Below);
    }

    private static MagicLine LineOf(string line) => Assert.Single(MagicLine.In(line, InteractiveMagics.FindIn(line)!));
}
