namespace FineTune.Kernel;

/// <summary>The help text of a magic, made from the record that also runs it.</summary>
internal static class MagicHelp
{
    public static string Usage(Magic magic) =>
        string.Join(' ', (IEnumerable<string>)[$"#!{magic.Name}", .. magic.Parameters.Select(Form)]) + (magic.TakesBody ? "  (the text: the lines below)" : "");

    public static string Render(Magic magic)
    {
        var width = magic.Parameters.Select(parameter => Spelling(parameter).Length).DefaultIfEmpty().Max();
        return string.Join('\n',
        [
            magic.Description,
            "",
            $"Usage: {Usage(magic)}",
            .. magic.Parameters.Select(parameter => $"  {Spelling(parameter).PadRight(width)}  {parameter.Description}"),
            .. magic.Aliases.Count > 0 ? [$"Also: {string.Join(", ", magic.Aliases.Select(alias => $"#!{alias}"))}"] : Array.Empty<string>(),
        ]);
    }

    private static string Spelling(MagicParameter parameter) => parameter.Positional ? parameter.Name : "--" + parameter.Name;

    private static string Form(MagicParameter parameter)
    {
        var form = parameter.Positional ? parameter.Name
            : parameter.Type == typeof(bool) ? $"--{parameter.Name}"
            : $"--{parameter.Name} VALUE";
        return parameter.Required ? form : $"[{form}]";
    }
}
