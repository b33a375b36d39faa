namespace FineTune.Server;

/// <summary>running → succeeded: the last checkpoint becomes the fine-tuned model, and the metrics a result file. Stored together or not at all.</summary>
internal sealed class JobCompletion(Database database, FileStore files, TunedModelStore models, JobEvents events, FineTuneServerOptions options)
{
    /// <exception cref="JobFailedException">The run says that it succeeded and has no checkpoint.</exception>
    public void Complete(TrainingRun run)
    {
        if (run.Follower.Checkpoints() is not [.., var step])
            throw new JobFailedException(new JobError { Code = "training_failed", Message = "Training ended without a checkpoint.", Param = null });
        using var result = files.Begin();
        StepMetricsFile.Write(result.Content.Stream, run.Follower.AllPoints());
        var bytes = result.Content.Stream.Length;
        result.Content.Commit();
        database.Write(connection =>
        {
            if (JobStore.Find(connection, run.JobId) is not { Status.IsFinished: false } job)
                return;
            var checkpoint = run.Recorder.Checkpoint(step, ModelName.Final(job.BaseModel, options.Organization, job.Suffix));
            var finished = job.NotBefore(checkpoint.CreatedAt);
            JobCheckpointStore.Remove(connection, job.Id, step); // It may have had a name of its own.
            JobCheckpointStore.Insert(connection, checkpoint, job.BaseModel);
            FileStore.Insert(connection, new StoredFile
            {
                Id = result.Id,
                Purpose = FilePurpose.Results,
                Filename = StepMetricsFile.Name,
                Bytes = bytes,
                CreatedAt = finished,
            });
            JobEventStore.Insert(connection, job.Id, [events.ModelCreated(checkpoint.FineTunedModelCheckpoint), events.Completed()]);
            JobStore.Update(connection, job with
            {
                Status = JobStatus.Succeeded,
                FinishedAt = finished,
                FineTunedModel = checkpoint.FineTunedModelCheckpoint,
                ResultFile = result.Id,
                Child = null,
            });
        });
    }

    /// <summary>A finished job may have been the last that needed a deleted model.</summary>
    public void Sweep() => models.Sweep();
}
