namespace FineTune.Kernel;

/// <summary>#!who, #!whos, #!reset</summary>
internal static class StateMagics
{
    private const int LongestValue = 60;

    public static IReadOnlyList<Magic> All { get; } =
    [
        new() { Name = "who", Description = "Names the variables.", Handler = call => Write(Names(call.Session.Variables)) },
        new() { Name = "whos", Description = "Lists the variables with type and value.", Handler = call => Write(Table(call.Session.Variables)) },
        new()
        {
            Name = "reset",
            Description = "Forgets all variables, types and usings. Packages stay.",
            Handler = call =>
            {
                call.Session.Reset();
                return Write("Variables, types and usings are gone.");
            },
        },
    ];

    private static Task Write(string text)
    {
        Console.WriteLine(text);
        return Task.CompletedTask;
    }

    private static string Names(IReadOnlyList<CellVariable> variables) =>
        variables.Count == 0 ? "There are no variables." : string.Join('\n', variables.Select(variable => variable.Name).Order(StringComparer.Ordinal));

    private static string Table(IReadOnlyList<CellVariable> variables) => variables.Count == 0
        ? Names(variables)
        : TextTable.Render([["Name", "Type", "Value"], .. variables.OrderBy(variable => variable.Name, StringComparer.Ordinal).Select(Row)]);

    private static string[] Row(CellVariable variable) => [variable.Name, TypeName.Of(variable.Type), Brief(variable.Value)];

    /// <summary>One line that is quick to make: the type says the rest, and <c>display</c> shows all of it.</summary>
    private static string Brief(object? value)
    {
        var text = value switch
        {
            null => "null",
            string words => $"\"{words}\"",
            System.Collections.ICollection items => $"{items.Count:N0} items",
            _ => SafeText(value),
        };
        text = text.ReplaceLineEndings(" ");
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }

    private static string SafeText(object value)
    {
        try
        {
            return value.ToString() ?? "";
        }
        catch (Exception error) when (error is not (OperationCanceledException or ThreadInterruptedException))
        {
            return $"(ToString failed: {error.Message})";
        }
    }
}
