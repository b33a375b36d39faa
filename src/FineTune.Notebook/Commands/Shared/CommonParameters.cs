namespace FineTune.Notebook;

/// <summary>Parameters that several commands have.</summary>
internal static class CommonParameters
{
    public static CommandParameter Data { get; } = new()
    {
        Name = "data", Description = "A chat JSONL file, or a variable that holds a data set.", Type = typeof(object), Required = true, Positional = true,
    };

    public static CommandParameter Model { get; } = new()
    {
        Name = "model",
        Description = "A model folder, the name of a base model (models list), of a run, or a variable that holds a run.",
        Type = typeof(object),
        Completions = () => ModelArgument.Names(),
    };

    /// <summary>A job at a service, or a run on this machine.</summary>
    public static CommandParameter Job { get; } = new()
    {
        Name = "job",
        Description = "Id of a job at a service, the name or folder of a run on this machine, or a variable that holds either.",
        Type = typeof(object),
        Required = true,
        Positional = true,
        Completions = () => JobArgument.Names(),
    };

    public static CommandParameter Service { get; } = new()
    {
        Name = "on",
        Description = "Where the job is: service (the one on this machine, started when none runs), openai, or foundry:RESOURCE. Default: where its run says, else service.",
        Completions = () => ServiceArgument.Places,
    };

    /// <param name="what">What the variable holds, in words.</param>
    public static CommandParameter As(string what) => new() { Name = "as", Description = $"Name of a variable that holds {what}.", InNotebooksOnly = true };

    /// <summary>Makes the variable that <see cref="As"/> names, if it was given.</summary>
    public static void DeclareAs(this CommandCall call, object value)
    {
        if (call.Get("as") is { } name && call.Declare is { } declare)
            declare(name, value);
    }
}
