using System.Reflection;

namespace FineTune.Kernel.Tests;

/// <summary>Magics that a package brings without knowing this kernel.</summary>
public sealed class ExtensionMagicTests : SessionTest
{
    public ExtensionMagicTests() => Options = new SessionOptions
    {
        CarriedPackages = new Dictionary<string, IReadOnlyList<Assembly>> { ["Test.Extension"] = [typeof(TeaExtension).Assembly] },
    };

    [Fact]
    public async Task They_can_be_used_in_the_cell_that_brings_the_package()
    {
        var output = await RunAsync("#r \"nuget: Test.Extension\"\n#!brew green --cups 2\n\"done\"");

        Assert.Equal("green, 2\n", output.Text);
        Assert.Equal("done", output.Result.Data["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_exit_code_fails_the_cell()
    {
        await RunAsync("#r \"nuget: Test.Extension\"");

        var output = await RunAsync("#!brew --cups 0");

        Assert.Equal("#!brew did not succeed (exit code 1). What is wrong stands above.", output.Error.Value);
        Assert.Contains("No cups.", output.Text, StringComparison.Ordinal);
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class NotebookExtensionAttribute : Attribute;

    [NotebookExtension]
    public static class TeaExtension
    {
        public static IReadOnlyList<Order> Commands { get; } =
        [
            new("brew", "Brews tea.", [new("kind", "Which.", typeof(string), true), new("cups", "How many.", typeof(int), false)], BrewAsync),
        ];

        private static async Task<int> BrewAsync(OrderCall call)
        {
            await Task.Yield();
            if (call.Arguments["cups"] is 0)
            {
                await call.Error.WriteLineAsync("No cups.");
                return 1;
            }

            await call.Output.WriteLineAsync($"{call.Arguments["kind"]}, {call.Arguments["cups"]}");
            return 0;
        }
    }

    public sealed record Order(string Name, string Description, OrderParameter[] Parameters, Func<OrderCall, Task<int>> Handler);

    public sealed record OrderParameter(string Name, string Description, Type Type, bool Positional);

    public sealed record OrderCall
    {
        public IReadOnlyDictionary<string, object> Arguments { get; init; } = new Dictionary<string, object>();
        public TextWriter Output { get; init; } = TextWriter.Null;
        public TextWriter Error { get; init; } = TextWriter.Null;
    }
}
