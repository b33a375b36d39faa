using System.Reflection;

namespace FineTune.Kernel.Tests;

/// <summary>Formatters that a package brings for types of others, without knowing this kernel.</summary>
public sealed class ExtensionFormatterTests : SessionTest
{
    private const string Bring = "#r \"nuget: Test.Shapes\"\nusing System.Net.Sockets;";

    public ExtensionFormatterTests() => Options = new SessionOptions
    {
        CarriedPackages = new Dictionary<string, IReadOnlyList<Assembly>> { ["Test.Shapes"] = [typeof(LingerPictures).Assembly] },
    };

    [Fact]
    public async Task A_value_is_shown_in_the_mime_types_of_the_extension_in_one_bundle()
    {
        await RunAsync(Bring);

        var data = (await RunAsync("new LingerOption(true, 3)")).Result.Data;

        Assert.Equal([("image/png", "cGljdHVyZQ=="), ("text/plain", "lingers 3 s")], data.Select(entry => (entry.Key, entry.Value!.GetValue<string>())));
    }

    [Fact]
    public async Task What_a_formatter_has_nothing_for_is_left_out_and_plain_text_is_always_there()
    {
        await RunAsync(Bring);

        var data = (await RunAsync("new LingerOption(false, 3)")).Result.Data;

        Assert.Equal(["text/plain"], data.Select(entry => entry.Key));
        Assert.Contains("LingerTime: 3", data["text/plain"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Derived_types_are_shown_too()
    {
        await RunAsync(Bring);

        Assert.Equal("lingers 4 s", await ValueOfAsync("class Mine : LingerOption { public Mine() : base(true, 4) { } }", "new Mine()"));
    }

    [Fact]
    public async Task A_formatter_that_fails_is_told_and_left_out()
    {
        await RunAsync(Bring);

        var output = await RunAsync("new LingerOption(true, 13)");

        Assert.Equal(["text/plain"], output.Result.Data.Select(entry => entry.Key));
        Assert.Contains("for image/png failed", output.Text, StringComparison.Ordinal);
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class NotebookExtensionAttribute : Attribute;

    [NotebookExtension]
    public static class LingerPictures
    {
        public static IReadOnlyList<object> Commands { get; } = [];

        public static IReadOnlyList<LingerFormatter> Formatters { get; } =
        [
            new("image/png", seconds => seconds == 13 ? throw new InvalidOperationException("unlucky") : "cGljdHVyZQ=="),
            new("text/plain", seconds => $"lingers {seconds} s"),
        ];
    }

    public sealed class LingerFormatter(string mimeType, Func<int, string> write)
    {
        public Type Type { get; } = typeof(System.Net.Sockets.LingerOption);

        public string MimeType => mimeType;

        public bool Format(object value, TextWriter writer)
        {
            var linger = (System.Net.Sockets.LingerOption)value;
            if (linger.Enabled)
                writer.Write(write(linger.LingerTime));
            return linger.Enabled;
        }
    }
}
