using System.Runtime.InteropServices;

namespace FineTune.Kernel;

/// <summary>#!lsmagic, #!help, #!about</summary>
internal static class HelpMagics
{
    public static IReadOnlyList<Magic> All { get; } =
    [
        new()
        {
            Name = "lsmagic",
            Description = "Lists the magic commands.",
            Handler = call => Show(call, List(call.Session.Magics)),
        },
        new()
        {
            Name = "help",
            Description = "Tells how to use this kernel, or one magic command.",
            Parameters = [new() { Name = "magic", Description = "The magic command to tell about.", Positional = true }],
            Handler = HelpAsync,
        },
        new()
        {
            Name = "about",
            Description = "Says which kernel, runtime and system this is.",
            Handler = call => Show(call, About()),
        },
    ];

    private static Task HelpAsync(MagicCall call)
    {
        if (call.Get("magic") is not { } name)
            return Show(call, Overview + "\n\n" + List(call.Session.Magics));
        var magic = call.Session.FindMagic(name) ?? throw new KernelException($"There is no magic command {name}. #!lsmagic lists those that there are.");
        return Show(call, MagicText.Describe(magic).Text);
    }

    private static Task Show(MagicCall call, string text)
    {
        call.Cell.Show(Microsoft.DotNet.Interactive.Formatting.PlainTextFormatter.MimeType, text);
        return Task.CompletedTask;
    }

    private static string List(IReadOnlyList<Magic> magics) =>
        TextTable.Render(magics.Select(magic => (IReadOnlyList<string>)["#!" + magic.Name, magic.Description]));

    private const string Overview =
        """
        C# in this notebook: cells share variables, usings and types; await works everywhere; the last expression without ; is shown.

          display(value)                       shows a value; the result has Update(newValue)
          #r "nuget: Package, 1.2.3"           brings in a package; #r "file.dll" a file
          Tab, Shift-Tab                       completes a name; explains it
          Interrupt                            stops the running cell and keeps the variables
          using var x = …;                     is disposed when the cell is run again, or at the end

        Magic commands stand on a line of their own; #!NAME --help tells more about one.
        """;

    private static string About() => TextTable.Render(
    [
        ["Kernel", $"C# notebook kernel {typeof(HelpMagics).Assembly.GetName().Version?.ToString(3)}"],
        ["Language", $"C# {CellParsing.Version}"],
        ["Runtime", $"{RuntimeInformation.FrameworkDescription} ({RuntimeInformation.RuntimeIdentifier})"],
        ["System", RuntimeInformation.OSDescription],
        ["Folder", Environment.CurrentDirectory],
        ["Process", Environment.ProcessId.ToString()],
    ]);
}
