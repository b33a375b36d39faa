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

    [Fact]
    public async Task A_parameter_takes_several_values_and_those_of_variables()
    {
        await RunAsync("#r \"nuget: Test.Extension\"\nvar leaves = new[] { 1, 2, 3 };");

        var output = await RunAsync("#!blend mint @leaves \"dried apple\" --note one --note two");

        Assert.Equal("mint + Int32[] + dried apple (one, two)\n", output.Text);
    }

    [Fact]
    public async Task A_variable_of_another_kind_is_refused()
    {
        await RunAsync("#r \"nuget: Test.Extension\"\nvar leaves = new[] { 1, 2, 3 };");

        var output = await RunAsync("#!brew --cups @leaves");

        Assert.StartsWith("#!brew: --cups takes a whole number, and the variable leaves is a int[].", output.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_its_own_type_is_told_without_a_trace()
    {
        await RunAsync("#r \"nuget: Test.Extension\"");

        var output = await RunAsync("#!blend nettle");

        Assert.Equal("Nettles sting. Take mint.", output.Error.Value);
        Assert.DoesNotContain(output.Error.Traceback, line => line.Contains(" at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_declares_a_variable_for_the_rest_of_the_cell()
    {
        var output = await RunAsync("#r \"nuget: Test.Extension\"\n#!blend mint --as tea\ntea.Length");

        Assert.Equal("4", output.Result.Data["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public async Task Its_help_shows_examples_and_the_same_in_C_sharp()
    {
        await RunAsync("#r \"nuget: Test.Extension\"");

        var output = await RunAsync("#!blend --help");

        Assert.Equal(
            """
            #!blend [<leaf>…] [--note <text>…] [--as <text>]

            Mixes leaves.

            Parameters:
              <leaf>…: What to mix.
              --note <text>…: What to say of it.
              --as <text>: A variable.

            Examples:
              #!blend mint sage

            The same in C#:
              Tea.Blend("mint", "sage");
            """, Assert.Single(output.Messages.OfType<DisplayDataMessage>()).Data["text/plain"]!.GetValue<string>());
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class NotebookExtensionAttribute : Attribute;

    [NotebookExtension]
    public static class TeaExtension
    {
        public static IReadOnlyList<Order> Commands { get; } =
        [
            new("brew", "Brews tea.", [new("kind", "Which.", typeof(string), true), new("cups", "How many.", typeof(int), false)], BrewAsync),
            new(
                "blend", "Mixes leaves.",
                [new("leaf", "What to mix.", typeof(object[]), true), new("note", "What to say of it.", typeof(string[]), false), new("as", "A variable.", typeof(string), false)],
                BlendAsync)
            {
                Examples = ["blend mint sage"],
                CSharp = "Tea.Blend(\"mint\", \"sage\");",
            },
        ];

        private static async Task<int> BlendAsync(OrderCall call)
        {
            var leaves = (object[])call.Arguments["leaf"];
            if (leaves.Contains("nettle"))
                throw new TeaException("Nettles sting. Take mint.");
            if (call.Arguments.TryGetValue("as", out var name))
                call.Declare!((string)name, leaves[0]);
            var notes = call.Arguments.TryGetValue("note", out var given) ? $" ({string.Join(", ", (string[])given)})" : "";
            await call.Output.WriteLineAsync(string.Join(" + ", leaves.Select(leaf => leaf as string ?? leaf.GetType().Name)) + notes);
            return 0;
        }

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

    private sealed class TeaException(string message) : Exception(message);

    public sealed record Order(string Name, string Description, OrderParameter[] Parameters, Func<OrderCall, Task<int>> Handler)
    {
        public IReadOnlyList<string> Examples { get; init; } = [];
        public string? CSharp { get; init; }
    }

    public sealed record OrderParameter(string Name, string Description, Type Type, bool Positional);

    public sealed record OrderCall
    {
        public IReadOnlyDictionary<string, object> Arguments { get; init; } = new Dictionary<string, object>();
        public TextWriter Output { get; init; } = TextWriter.Null;
        public TextWriter Error { get; init; } = TextWriter.Null;
        public Action<string, object>? Declare { get; init; }
    }
}
