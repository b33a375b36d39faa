namespace FineTune.Server;

/// <summary>A job's run folder while the job trains: what reads it, and what writes down what it says.</summary>
internal sealed record TrainingRun(string JobId, RunFollower Follower, JobRecorder Recorder);
