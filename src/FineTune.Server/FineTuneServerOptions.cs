using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace FineTune.Server;

/// <summary>Everything the service takes from its host.</summary>
public sealed record FineTuneServerOptions
{
    /// <summary>Where all that the service knows lies: its database, files and runs. Made when it is missing; used by one service at a time.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The bearer key that every request needs.</summary>
    public required string Key { get; init => field = value.Length > 0 ? value : throw new ArgumentException("The key must not be empty.", nameof(Key)); }

    /// <summary>Folders whose subfolders are base models; a subfolder's name is the model's. The first of two with the same name counts.</summary>
    public required IReadOnlyList<string> ModelFolders { get; init; }

    /// <summary>
    /// How to train the job in a run folder, as <c>finetune train FOLDER</c> does: metrics, checkpoints and state go into the folder, a file
    /// <c>pause</c> in it asks for a checkpoint and the end, and the same command goes on from the newest checkpoint.
    /// </summary>
    public required Func<string, ProcessStartInfo> TrainingProcess { get; init; }

    /// <summary>Loads a model folder. The client is asked for one answer at a time, and is disposed when other models need its place.</summary>
    public required Func<string, IChatClient> LoadModel { get; init; }

    /// <summary>Other names of models: lessons that ask for <c>gpt-4o-mini-2024-07-18</c> can be given a local one.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>The part of a fine-tuned model's name that tells whose it is: lower-case letters, digits and hyphens.</summary>
    public string Organization
    {
        get;
        init => field = value.Length > 0 && value.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
            ? value
            : throw new ArgumentException($"'{value}' is not made of lower-case letters, digits and hyphens.", nameof(Organization));
    } = "local";

    /// <summary>Result files (step_metrics.csv) are given in base64, as OpenAI's own service does, and not plain: to try out what a client makes of them.</summary>
    public bool Base64Results { get; init; }

    /// <summary>Jobs that train at the same time; the others wait in line.</summary>
    public int ConcurrentJobs { get; init => field = AtLeastOne(value, nameof(ConcurrentJobs)); } = 1;

    /// <summary>Models kept in memory for chat.</summary>
    public int LoadedModels { get; init => field = AtLeastOne(value, nameof(LoadedModels)); } = 2;

    /// <summary>Chat requests that may wait for their turn; further ones are told to come back.</summary>
    public int WaitingChats { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(WaitingChats)); } = 32;

    /// <summary>Requests a minute that are answered, all clients together.</summary>
    public int RequestsPerMinute { get; init => field = AtLeastOne(value, nameof(RequestsPerMinute)); } = 6000;

    /// <summary>
    /// The host names by which requests may call the service, without port; null is any. <see cref="FineTuneServer.Build"/> sets those of this
    /// machine, and the address it listens on unless that is all of them.
    /// </summary>
    public IReadOnlyList<string>? Hosts { get; init; }

    /// <summary>How often a running job's folder is read.</summary>
    public TimeSpan FollowEvery { get; init; } = TimeSpan.FromMilliseconds(250);

    private static int AtLeastOne(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }
}
