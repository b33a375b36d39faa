namespace FineTune.OpenAI;

/// <summary>
/// What is particular about a service that speaks OpenAI's fine-tuning wire format. Another service is one more of these:
/// <c>ServiceProfile.OpenAI with { Name = "…", Address = new("…") }</c>.
/// </summary>
public sealed record ServiceProfile
{
    private const long Megabyte = 1 << 20;

    /// <summary>For displays and run folders.</summary>
    public required string Name { get; init; }

    /// <summary>Base address, for example https://api.openai.com/v1.</summary>
    public required Uri Address { get; init; }

    /// <summary>Environment variables or user secrets that may hold the key, the first that is set wins.</summary>
    public IReadOnlyList<string> KeyVariables { get; init; } = [];

    /// <summary>A file with the key, which goes before the variables; null for none.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Without a key nobody is asked for one; the service takes any.</summary>
    public bool KeyOptional { get; init; }

    public KeyHeader KeyHeader { get; init; } = KeyHeader.Bearer;

    /// <summary>
    /// Environment variable or user secret with the models that can be tuned, divided by commas. Where it is not set the service alone
    /// decides; what is tunable changes too often for code.
    /// </summary>
    public string? ModelsVariable { get; init; }

    /// <summary>Uploaded files begin with a UTF-8 byte order mark.</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>Jobs keep metadata, by which one can be found again whose creation was never answered.</summary>
    public bool Metadata { get; init; } = true;

    /// <summary>Sent as <c>trainingType</c> of a job; null sends none.</summary>
    public string? TrainingType { get; init; }

    /// <summary>In bytes.</summary>
    public long LargestFile { get; init; } = 512 * Megabyte;

    public static ServiceProfile OpenAI { get; } = new()
    {
        Name = "openai",
        Address = new Uri("https://api.openai.com/v1"),
        KeyVariables = ["OPENAI_API_KEY"],
        ModelsVariable = "OPENAI_FINETUNE_MODELS",
    };

    /// <summary>The service of this user that runs on this machine.</summary>
    /// <param name="folder">Where it tells its address; null for <see cref="ServiceLock.DefaultFolder"/>.</param>
    /// <exception cref="FineTuneException">None runs.</exception>
    public static ServiceProfile Local(string? folder = null)
    {
        var running = ServiceLock.Read(folder)
            ?? throw new FineTuneException("No fine-tuning service runs on this machine. Start one with `finetune serve` and try again.");
        return Local(running.Address) with { KeyFile = running.KeyFile };
    }

    /// <summary>A local service at a known address, for example http://127.0.0.1:8321/v1.</summary>
    public static ServiceProfile Local(Uri address) => new()
    {
        Name = "local",
        Address = address,
        KeyVariables = ["FINETUNE_API_KEY"],
        KeyOptional = true,
        ModelsVariable = "FINETUNE_MODELS",
    };

    /// <summary>A Microsoft Foundry (Azure OpenAI) resource. A model is deployed by <see cref="FoundryDeployment"/> before it answers.</summary>
    /// <param name="resource">Name of the resource: the first part of its host name.</param>
    /// <param name="trainingType">"Standard", "GlobalStandard" or "Developer"; null leaves it to the service.</param>
    public static ServiceProfile Foundry(string resource, string? trainingType = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(resource);
        return new()
        {
            Name = "foundry",
            Address = new Uri($"https://{resource}.openai.azure.com/openai/v1"),
            KeyVariables = ["AZURE_OPENAI_API_KEY"],
            KeyHeader = KeyHeader.ApiKey,
            ModelsVariable = "AZURE_OPENAI_FINETUNE_MODELS",
            ByteOrderMark = true,
            Metadata = false, // Not in its documentation; a creation that is not answered is then left to the user.
            TrainingType = trainingType,
        };
    }
}
