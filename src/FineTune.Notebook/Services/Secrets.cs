using FineTune.OpenAI;

namespace FineTune.Notebook;

/// <summary>Keys of services that are typed in a notebook. They stay in memory, and out of outputs, files and the notebook.</summary>
public static class Secrets
{
    /// <summary>Asks for a key without showing what is typed, for the profiles that look for <paramref name="name"/>.</summary>
    /// <param name="name">For example OPENAI_API_KEY or AZURE_OPENAI_API_KEY.</param>
    /// <exception cref="FineTuneException">Nobody can answer here, or nothing was typed.</exception>
    public static async Task AskAsync(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var typed = await NotebookHost.Current.AskPasswordAsync($"{name}: ");
        if (string.IsNullOrWhiteSpace(typed))
            throw new FineTuneException($"Nothing was typed; {name} is as it was.");
        SessionSecrets.Keep(name, typed.Trim());
    }
}
