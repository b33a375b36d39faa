namespace FineTune.OpenAI;

/// <summary>The key of a service. It shows itself nowhere: not as text, and not in what a service says of it.</summary>
internal sealed class ServiceKey
{
    private const string Hidden = "***";

    /// <summary>The package insists on one. No text should hold it by chance, or it would be hidden there.</summary>
    private const string Placeholder = "no-key-asked-for";

    public ServiceKey(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value.Trim();
    }

    public string Value { get; }

    /// <summary>In this order: the one given, the profile's key file, environment variables, user secrets, the question.</summary>
    /// <exception cref="FineTuneException">There is none.</exception>
    public static async Task<ServiceKey> FindAsync(
        ServiceProfile profile, string? given, Func<string, string?> settings, Func<string, Task<string>>? prompt)
    {
        if (given is null && profile.KeyFile is { } file)
            given = await ReadAsync(file);
        given ??= profile.KeyVariables.Select(settings).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        if (given is null && profile.KeyOptional)
            given = Placeholder;
        if (given is null && prompt is not null)
            given = await prompt($"Key of {profile.Name}: ");
        return string.IsNullOrWhiteSpace(given) ? throw Missing(profile) : new ServiceKey(given);
    }

    /// <summary>Takes the key out of a text.</summary>
    public string Redact(string text) => text.Replace(Value, Hidden, StringComparison.Ordinal);

    public override string ToString() => Hidden;

    private static async Task<string> ReadAsync(string path)
    {
        try
        {
            return await File.ReadAllTextAsync(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FineTuneException($"The key of the service cannot be read: {exception.Message} Start the service again.", exception);
        }
    }

    private static FineTuneException Missing(ServiceProfile profile)
    {
        var name = profile.KeyVariables is [var first, ..] ? first : "KEY";
        return new FineTuneException(
            $"There is no key for {profile.Name}. Set the environment variable {name}, or run: dotnet user-secrets set {name} YOUR-KEY --id {UserSettings.SecretsId}");
    }
}
