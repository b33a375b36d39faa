namespace FineTune.Notebook;

/// <summary>models list, show</summary>
internal static class ModelsCommands
{
    public static Command List { get; } = new()
    {
        Name = "models list",
        Description = "Lists the base models on this machine, and the models that runs of this folder made.",
        Examples = ["models list"],
        CSharp = "ModelTable.Read(ModelFolders.Find())",
        Handler = call =>
        {
            var ofRuns = RunsFolder.Store.List().Where(run => run.Manifest.Service is null).Select(run => run.Model).OfType<string>();
            call.Show(ModelTable.Read([.. ModelFolders.Find(), .. ofRuns]));
            return Task.FromResult(0);
        },
    };

    public static Command Show { get; } = new()
    {
        Name = "models show",
        Description = "Shows the card of a model: architecture, size, vocabulary, context.",
        Parameters = [CommonParameters.Model with { Required = true, Positional = true }],
        Examples = ["models show seedling", "models show @run"],
        CSharp = "ModelCard.Read(\"data/models/seedling\")",
        Handler = call =>
        {
            call.Show(ModelCard.Read(ModelArgument.FolderOf(call.RequireValue("model"))));
            return Task.FromResult(0);
        },
    };
}
