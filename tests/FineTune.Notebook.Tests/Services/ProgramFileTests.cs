namespace FineTune.Notebook.Tests;

public sealed class ProgramFileTests
{
    [Fact]
    public void The_program_is_beside_us_or_in_the_package()
    {
        var library = typeof(ProgramFile).Assembly;
        var version = library.GetName().Version!.ToString(3);

        string[] places = [.. ProgramFile.Places(Path.Combine("some", "program"), library)];

        Assert.Equal(Path.Combine("some", "program", "finetune.dll"), places[0]);
        Assert.Equal(Path.Combine(Path.GetDirectoryName(library.Location)!, "finetune.dll"), places[1]);
        Assert.EndsWith(Path.Combine("tools", "finetune", "finetune.dll"), places[2], StringComparison.Ordinal);
        Assert.EndsWith(Path.Combine("finetunenotebooks", version, "tools", "finetune", "finetune.dll"), places[3], StringComparison.Ordinal);
    }
}
