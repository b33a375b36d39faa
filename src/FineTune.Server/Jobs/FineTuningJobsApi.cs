using Microsoft.AspNetCore.Http.HttpResults;

namespace FineTune.Server;

/// <summary>/fine_tuning/jobs</summary>
internal static class FineTuningJobsApi
{
    private const int DefaultJobs = 20, DefaultEvents = 20, DefaultCheckpoints = 10, MostListed = 1000;
    public static void MapFineTuningJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/fine_tuning/jobs", CreateAsync).Takes<JobBody>().Produces<JobObject>().WithSummary("Creates a job and queues it.");
        routes.MapGet("/fine_tuning/jobs", List).Produces<Page<JobObject>>().TakesPage(DefaultJobs, MostListed)
            .TakesQuery("metadata[KEY]", "Lists jobs with that pair in their metadata alone.").WithSummary("Lists jobs.");
        routes.MapGet("/fine_tuning/jobs/{id}", Retrieve).Produces<JobObject>().WithSummary("Tells how a job is doing.");
        routes.MapPost("/fine_tuning/jobs/{id}/cancel", Cancel).Produces<JobObject>().WithSummary("Ends a job for good.");
        routes.MapPost("/fine_tuning/jobs/{id}/pause", Pause).Produces<JobObject>().WithSummary("Stops a job with a checkpoint.");
        routes.MapPost("/fine_tuning/jobs/{id}/resume", Resume).Produces<JobObject>().WithSummary("Goes on with a paused job.");
        routes.MapGet("/fine_tuning/jobs/{id}/events", Events).Produces<Page<JobEvent>>().TakesPage(DefaultEvents, MostListed)
            .WithSummary("Lists what happened in a job, measurements included.");
        routes.MapGet("/fine_tuning/jobs/{id}/checkpoints", Checkpoints).Produces<Page<JobCheckpoint>>().TakesPage(DefaultCheckpoints, MostListed)
            .WithSummary("Lists the models that a job left on its way.");
    }

    /// <summary>Everything is checked before the job exists: clients try again after an error that is not the request's fault.</summary>
    private static async Task<JsonHttpResult<JobObject>> CreateAsync(HttpRequest http, JobCreation creation, JobView view)
    {
        var request = JobRequestReader.Read(await JsonBody.ReadAsync(http));
        return Answer(creation.Create(request), view);
    }

    private static JsonHttpResult<Page<JobObject>> List(HttpRequest request, JobStore jobs, JobView view)
    {
        var page = PageRequest.Read(request, DefaultJobs, MostListed);
        if (page.After is { } after)
            jobs.Require(after);
        JobObject[] rows = [.. jobs.List(page, Metadata(request)).Select(view.Of)];
        return TypedResults.Json(Page<JobObject>.Of(rows, page.Limit, job => job.Id), WireJson.Readable.PageJobObject);
    }

    private static JsonHttpResult<JobObject> Retrieve(string id, JobStore jobs, JobView view) => Answer(jobs.Require(id), view);

    /// <summary>Of two clients that cancel at once one does, and both are told that it is cancelled.</summary>
    private static JsonHttpResult<JobObject> Cancel(string id, JobStore jobs, JobTransitions transitions, ActiveJobs active, JobView view)
    {
        if (transitions.Cancel(id) is { } cancelled)
        {
            active.Stop(id);
            return Answer(cancelled, view);
        }
        return Answer(jobs.Require(id) is { Status: JobStatus.Cancelled } job ? job : throw Finished(id), view);
    }

    /// <summary>Whoever watches the training process sees that the job does not run any more, and asks the process for a checkpoint.</summary>
    private static JsonHttpResult<JobObject> Pause(string id, JobStore jobs, JobTransitions transitions, JobView view) =>
        Answer(transitions.Pause(id) ?? (jobs.Require(id) is { Status: JobStatus.Paused } job ? job : throw Finished(id)), view);

    private static JsonHttpResult<JobObject> Resume(string id, JobStore jobs, JobTransitions transitions, JobQueue queue, JobView view)
    {
        if (transitions.Resume(id) is { } resumed)
        {
            queue.Add(resumed);
            return Answer(resumed, view);
        }
        return Answer(jobs.Require(id) is { Status.IsFinished: false } job ? job : throw Finished(id), view);
    }

    private static JsonHttpResult<Page<JobEvent>> Events(string id, HttpRequest request, JobStore jobs, JobEventStore events)
    {
        jobs.Require(id);
        var page = PageRequest.Read(request, DefaultEvents, MostListed);
        return TypedResults.Json(Page<JobEvent>.Of(events.List(id, page), page.Limit, row => row.Id), WireJson.Readable.PageJobEvent);
    }

    private static JsonHttpResult<Page<JobCheckpoint>> Checkpoints(string id, HttpRequest request, JobStore jobs, JobCheckpointStore checkpoints)
    {
        jobs.Require(id);
        var page = PageRequest.Read(request, DefaultCheckpoints, MostListed);
        return TypedResults.Json(Page<JobCheckpoint>.Of(checkpoints.List(id, page), page.Limit, row => row.Id), WireJson.Readable.PageJobCheckpoint);
    }

    /// <summary>From the query: <c>metadata[key]=value</c>.</summary>
    private static List<KeyValuePair<string, string>> Metadata(HttpRequest request) =>
        [.. request.Query.Where(pair => pair.Key.StartsWith("metadata[", StringComparison.Ordinal) && pair.Key.EndsWith(']'))
            .Select(pair => KeyValuePair.Create(pair.Key["metadata[".Length..^1], pair.Value.ToString()))];

    private static ApiException Finished(string id) => ApiException.Invalid($"Job has already completed: {id}", "fine_tune_id");

    private static JsonHttpResult<JobObject> Answer(StoredJob job, JobView view) => TypedResults.Json(view.Of(job), WireJson.Readable.JobObject);
}
