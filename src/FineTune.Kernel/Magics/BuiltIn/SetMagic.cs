namespace FineTune.Kernel;

/// <summary>#!set, #!value</summary>
internal static class SetMagic
{
    /// <summary>In .NET Interactive a store that other languages read from; here the text is a variable at once.</summary>
    public static Magic Text { get; } = new()
    {
        Name = "value",
        Description = "Makes a string variable of the lines below, or of a file.",
        Parameters =
        [
            new() { Name = "name", Description = "The variable's name.", Required = true },
            new() { Name = "from-file", Description = "The file to read instead of the lines below." },
            new() { Name = "mime-type", Description = "Accepted and without effect." },
        ],
        TakesBody = true,
        Handler = async call => call.Declare(
            call.Get("name")!, call.Get("from-file") is { } file ? await File.ReadAllTextAsync(file, call.CancellationToken) : call.Body),
    };

    public static Magic Record { get; } = new()
    {
        Name = "set",
        Description = "Makes a variable of a text, of another variable, or of what the user types.",
        Parameters =
        [
            new() { Name = "name", Description = "The variable's name.", Required = true },
            new() { Name = "value", Description = "A text, @variable, @input:PROMPT or @password:PROMPT.", Type = typeof(object), Required = true },
            new() { Name = "byref", Description = "Accepted and without effect: cells share variables anyway.", Type = typeof(bool) },
            new() { Name = "mime-type", Description = "Accepted and without effect." },
        ],
        Handler = call =>
        {
            call.Declare(call.Get("name")!, call.Arguments["value"]);
            return Task.CompletedTask;
        },
    };
}
