using System.Text;

namespace FineTune.Kernel;

/// <summary>The help of a magic, or of one of its parameters, as plain text and as Markdown.</summary>
internal static class MagicText
{
    public static Inspection Describe(Magic magic, MagicParameter? parameter = null) => parameter is null
        ? new Inspection(Write(magic, markdown: false), Write(magic, markdown: true))
        : new Inspection($"{Usage(parameter)}\n\n{Sentence(parameter)}", $"`{Usage(parameter)}`\n\n{Sentence(parameter)}");

    public static string Usage(Magic magic) => string.Join(' ', magic.Parameters.Select(Bracketed).Prepend("#!" + magic.Name));

    private static string Write(Magic magic, bool markdown)
    {
        var usage = Usage(magic);
        var text = new StringBuilder(markdown ? $"```\n{usage}\n```" : usage).Append("\n\n").Append(magic.Description);
        if (magic.Aliases.Count > 0)
            text.Append("\n\nAlso: ").AppendJoin(", ", magic.Aliases.Select(alias => markdown ? $"`#!{alias}`" : $"#!{alias}"));
        if (magic.Parameters.Count > 0)
            text.Append(markdown ? "\n\n**Parameters**\n\n" : "\n\nParameters:\n").AppendJoin('\n', magic.Parameters.Select(Line));
        Append("Examples", magic.Examples.Select(example => "#!" + example));
        Append("The same in C#", magic.CSharp?.Split('\n') ?? []);
        return text.ToString();

        void Append(string title, IEnumerable<string> lines)
        {
            string[] given = [.. lines];
            if (given.Length > 0)
                text.Append(markdown ? $"\n\n**{title}**\n\n```\n" : $"\n\n{title}:\n").AppendJoin('\n', given.Select(line => markdown ? line : "  " + line)).Append(markdown ? "\n```" : "");
        }

        string Line(MagicParameter parameter) => markdown ? $"- `{Usage(parameter)}`: {Sentence(parameter)}" : $"  {Usage(parameter)}: {Sentence(parameter)}";
    }

    private static string Bracketed(MagicParameter parameter) => parameter.Required ? Usage(parameter) : $"[{Usage(parameter)}]";

    private static string Usage(MagicParameter parameter)
    {
        var several = parameter.TakesSeveral ? "…" : "";
        if (parameter.Positional)
            return $"<{parameter.Name}>{several}";
        return parameter.Type == typeof(bool) ? $"--{parameter.Name}" : $"--{parameter.Name} <{TypeWord(parameter.Type)}>{several}";
    }

    private static string Sentence(MagicParameter parameter) => parameter.Required ? $"{parameter.Description} Required." : parameter.Description;

    private static string TypeWord(Type type) => type == typeof(int) ? "whole number" : type == typeof(double) ? "number" : "text";
}
