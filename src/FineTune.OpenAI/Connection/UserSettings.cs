using Microsoft.Extensions.Configuration;

namespace FineTune.OpenAI;

/// <summary>
/// Named settings of the user: environment variables, then what was typed in this process, then .NET user secrets
/// (<c>dotnet user-secrets set NAME VALUE --id finetune-notebooks</c>).
/// </summary>
internal static class UserSettings
{
    public const string SecretsId = "finetune-notebooks";

    /// <summary>Null when it is set nowhere.</summary>
    public static string? Find(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : SessionSecrets.Find(name) ?? Secrets()[name];

    /// <summary>Read anew each time: a notebook runs for days, and a secret may be set meanwhile.</summary>
    private static IConfiguration Secrets() => new ConfigurationBuilder().AddUserSecrets(SecretsId, reloadOnChange: false).Build();
}
