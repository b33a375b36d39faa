namespace FineTune.Tests.Services;

public sealed class ServiceDisplayTests
{
    [Fact]
    public void A_job_shows_what_was_chosen_and_escapes_what_users_wrote()
    {
        var job = new ServiceJob
        {
            Id = "ftjob-1",
            Service = "local",
            Address = new Uri("http://127.0.0.1:8321/v1"),
            Status = JobStatus.Failed,
            Model = "<b>seedling</b>",
            TrainingFile = "file-1",
            Seed = 7,
            LearningRateMultiplier = 1.8,
            Error = new JobError("invalid_n_examples", "Training file has 7 example(s)", "training_file"),
        };

        Assert.Equal(
            """
            ftjob-1 · ✗ failed
              error          Training file has 7 example(s) (invalid_n_examples)
              service        local, http://127.0.0.1:8321/v1
              base model     <b>seedling</b>
              training file  file-1
              settings       auto epochs, batches of auto, learning rate × 1.8, seed 7
            """,
            job.Render(MimeTypes.Text));
        Assert.Contains("&lt;b&gt;seedling&lt;/b&gt;", job.Render(MimeTypes.Html), StringComparison.Ordinal);
    }
}
