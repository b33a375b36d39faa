using FineTune.OpenAI;

namespace FineTune.Notebook;

/// <summary>secrets NAME</summary>
internal static class SecretsCommand
{
    public static Command Record { get; } = new()
    {
        Name = "secrets",
        Description = "Asks for the key of a service, unseen, and keeps it in the memory of the kernel alone.",
        Parameters =
        [
            new()
            {
                Name = "name", Description = "What the key is called.", Required = true, Positional = true,
                Completions = () => ["OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "FINETUNE_API_KEY"],
            },
            new() { Name = "forget", Description = "Forget it instead.", Type = typeof(bool) },
        ],
        Examples = ["secrets OPENAI_API_KEY"],
        CSharp = "await Secrets.AskAsync(\"OPENAI_API_KEY\");",
        InNotebooksOnly = true,
        Handler = RunAsync,
    };

    private static async Task<int> RunAsync(CommandCall call)
    {
        var name = call.Require("name");
        if (call.Has("forget"))
        {
            await call.Output.WriteLineAsync(SessionSecrets.Forget(name) ? $"{name} is forgotten." : $"There was no {name} in memory.");
            return 0;
        }
        await Secrets.AskAsync(name);
        await call.Output.WriteLineAsync($"{name} is known until the kernel ends.");
        return 0;
    }
}
