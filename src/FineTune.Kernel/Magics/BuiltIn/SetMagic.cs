namespace FineTune.Kernel;

/// <summary>#!set</summary>
internal static class SetMagic
{
    public static Magic Record { get; } = new()
    {
        Name = "set",
        Description = "Makes a variable of a text, of another variable, or of what the user types.",
        Parameters =
        [
            new() { Name = "name", Description = "The variable's name.", Required = true },
            new() { Name = "value", Description = "A text, @variable, @input:PROMPT or @password:PROMPT.", Required = true },
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
