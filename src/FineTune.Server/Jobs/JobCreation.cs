using System.Security.Cryptography;

namespace FineTune.Server;

/// <summary>Makes a job of a request.</summary>
internal sealed class JobCreation(JobStore jobs, FileStore files, ModelCatalog catalog, JobEvents events, JobQueue queue, TimeProvider time)
{
    /// <exception cref="ApiException">400: the model or a file is not there.</exception>
    public StoredJob Create(JobRequest request)
    {
        var card = catalog.Find(request.Model)
            ?? throw ApiException.Invalid($"Model {request.Model} is not available for fine-tuning or does not exist.", code: "model_not_available");
        Require(request.TrainingFile, "training_file");
        if (request.ValidationFile is { } validation)
            Require(validation, "validation_file");
        var job = new StoredJob
        {
            Id = WireId.Job(),
            Status = JobStatus.ValidatingFiles,
            CreatedAt = time.GetUtcNow().ToUnixTimeSeconds(),
            Model = card.Id,
            BaseModel = card.Base,
            TrainingFile = request.TrainingFile,
            ValidationFile = request.ValidationFile,
            Suffix = request.Suffix,
            Seed = request.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue),
            Metadata = request.Metadata,
            Requested = request.Hyperparameters,
        };
        jobs.Add(job, [events.Created(job), .. Warnings(request), events.Validating(job)]);
        queue.Add(job);
        return job;
    }

    private IEnumerable<JobEvent> Warnings(JobRequest request)
    {
        if (request.HasIntegrations)
            yield return events.Warning("This service reports to no other; the job's integrations are not used");
    }

    private void Require(string id, string param)
    {
        if (files.Find(id) is null)
            throw ApiException.Invalid($"invalid {param}: {id}", param);
    }
}
