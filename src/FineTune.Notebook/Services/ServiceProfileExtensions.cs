using FineTune.OpenAI;

namespace FineTune.Notebook;

/// <summary>What a cell does with a profile.</summary>
public static class ServiceProfileExtensions
{
    /// <summary>
    /// Connects with the key that is found (environment, then .NET user secrets), or with the one that the user types when the front end asks.
    /// Nothing is sent yet.
    /// </summary>
    /// <exception cref="FineTuneException">There is no key, and nobody to ask.</exception>
    public static Task<FineTuneService> ConnectAsync(this ServiceProfile profile) =>
        FineTuneService.ConnectAsync(profile, prompt: NotebookHost.Current.AskPasswordAsync);
}
