namespace FineTune.Server;

/// <summary>Where things lie in the data folder. Only ids that the service made itself become part of a path.</summary>
internal sealed class DataFolder(FineTuneServerOptions options)
{
    public string Root { get; } = Path.GetFullPath(options.DataFolder);

    public string Database => Path.Combine(Root, "server.db");
    public string Files => Path.Combine(Root, "files");
    public string Uploads => Path.Combine(Root, "uploads");
    public string Runs => Path.Combine(Root, "runs");

    public string File(string fileId) => Path.Combine(Files, fileId);
    public string Upload(string uploadId) => Path.Combine(Uploads, uploadId);
    public string Part(string uploadId, string partId) => Path.Combine(Uploads, uploadId, partId);
    public string Run(string jobId) => Path.Combine(Runs, jobId);

    public string Checkpoint(string jobId, int step) => Path.Combine(Run(jobId), RunFolder.Checkpoints, $"{RunFolder.CheckpointPrefix}{step:d6}");
}
