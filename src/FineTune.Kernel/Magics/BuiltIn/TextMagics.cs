namespace FineTune.Kernel;

/// <summary>Magics whose lines are text in another language, which the front end shows: #!markdown, #!html, …</summary>
internal static class TextMagics
{
    public static IReadOnlyList<Magic> All { get; } =
    [
        Shown("markdown", "Shows the lines below as Markdown.", "text/markdown", "md"),
        Shown("html", "Shows the lines below as HTML.", "text/html", "HTML"),
        new()
        {
            Name = "javascript",
            Description = "Runs the lines below as JavaScript in the page of the notebook.",
            Aliases = ["js"],
            TakesBody = true,
            Handler = call =>
            {
                Microsoft.DotNet.Interactive.Kernel.Javascript(call.Body);
                return Task.CompletedTask;
            },
        },
        Shown("latex", "Shows the lines below as LaTeX.", "text/latex"),
        Shown("mermaid", "Shows the lines below as a Mermaid diagram, where the front end draws these.", "text/vnd.mermaid"),
        new()
        {
            Name = BuiltInMagics.CSharp,
            Description = "What follows is C#; ends the text of a magic such as #!markdown.",
            Aliases = ["c#", "C#"],
            Handler = _ => Task.CompletedTask,
        },
    ];

    private static Magic Shown(string name, string description, string mimeType, params string[] aliases) => new()
    {
        Name = name,
        Description = description,
        Aliases = aliases,
        TakesBody = true,
        Handler = call =>
        {
            call.Cell.Show(mimeType, call.Body);
            return Task.CompletedTask;
        },
    };
}
