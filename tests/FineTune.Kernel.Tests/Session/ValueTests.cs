namespace FineTune.Kernel.Tests;

/// <summary>How long values of cells live.</summary>
public sealed class ValueTests : SessionTest
{
    [Theory]
    [InlineData("a1", "var big = Witness.Make(1);", "var big = Witness.Make(2); // changed")]
    [InlineData(null, "var big = Witness.Make(1);", "var big = Witness.Make(1);")]
    public async Task A_cell_that_is_run_again_lets_go_of_its_old_value(string? id, string first, string second)
    {
        await UseWitnessAsync();
        await RunAsync(first, id);
        Assert.True(Witness.Last.IsAlive);

        var old = Witness.Last;
        await RunAsync(second, id);

        Assert.True(IsCollected(old));
    }

    [Fact]
    public async Task Another_cell_that_uses_the_same_name_takes_nothing_from_lambdas_that_read_the_old_variable()
    {
        await RunAsync("var x = \"old\"; Func<string> read = () => x;", "a");
        await RunAsync("var x = \"new\";", "b");

        Assert.Equal("old", await ValueOfAsync("read()"));
    }

    [Fact]
    public async Task A_run_that_fails_leaves_the_old_value()
    {
        await RunAsync("string x = \"old\";", "a");
        await RunAsync("string x = int.Parse(\"?\").ToString();", "a");
        await RunAsync("string y = undeclared;", "a");

        Assert.Equal("<null>", await ValueOfAsync("x ?? \"<null>\""));
    }

    [Fact]
    public async Task What_a_cell_declares_with_using_is_disposed_when_it_is_run_again_and_not_before()
    {
        await UseWitnessAsync();
        await RunAsync("using var d = Witness.Disposable();", "a");
        await RunAsync("1");
        Assert.Equal(0, Witness.Disposed);

        await RunAsync("using var d = Witness.Disposable();", "a");
        Assert.Equal(1, Witness.Disposed);

        await RunAsync("#!reset");
        Assert.Equal(2, Witness.Disposed);
    }

    [Fact]
    public async Task What_a_cell_declares_without_using_is_never_disposed()
    {
        await UseWitnessAsync();
        await RunAsync("var d = Witness.Disposable();", "a");
        await RunAsync("var d = Witness.Disposable();", "a");
        await RunAsync("#!reset");

        Assert.Equal(0, Witness.Disposed);
    }

    private async Task UseWitnessAsync()
    {
        Witness.Disposed = 0;
        await RunAsync($"#r \"{typeof(Witness).Assembly.Location}\"\nusing FineTune.Kernel.Tests;");
    }

    private static bool IsCollected(WeakReference value)
    {
        for (var attempt = 0; attempt < 5 && value.IsAlive; attempt++)
            GC.Collect();
        return !value.IsAlive;
    }
}

/// <summary>Sees what becomes of the objects that it hands to cells.</summary>
public static class Witness
{
    public static int Disposed { get; set; }

    public static WeakReference Last { get; private set; } = new(null);

    public static object Make(int size)
    {
        var made = new byte[size];
        Last = new WeakReference(made);
        return made;
    }

    public static IDisposable Disposable() => new Counted();

    private sealed class Counted : IDisposable
    {
        public void Dispose() => Disposed++;
    }
}
