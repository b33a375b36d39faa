using System.Text.Json;

namespace FineTune.Notebooks.Tests;

/// <summary>Every magic in the kernel, as cells of a notebook that was really run.</summary>
public sealed class MagicTests : IDisposable
{
    private const string Tables = "text/html text/plain";
    private const string Chart = "application/vnd.plotly.v1+json image/png text/plain";

    private readonly TemporaryFolder _folder = new();

    private static string Model => RepositoryFolder.At("tests/fixtures/tiny-llama");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Those_of_data_sets_load_check_show_divide_count_and_mask()
    {
        var notebook = await MagicNotebook.RunAsync(
            _folder,
            $"#!dataset load {Rows(30)} --as data",
            "#!dataset check @data",
            "#!dataset show @data --page 2",
            "#!dataset show @data --example 3",
            $"#!dataset split @data --validation 0.2 --as split --to {_folder.At("parts")}\nsplit.Train.Count",
            $"#!dataset tokens @data --model {Model}",
            $"#!dataset mask @data --model {Model} --example 2");

        notebook.AssertNoErrors();
        Assert.Equal([Tables], notebook.MimeTypesOf(0));
        Assert.Contains("30 examples", notebook.TextOf(0), StringComparison.Ordinal);
        Assert.Contains("30 examples", notebook.TextOf(1), StringComparison.Ordinal);
        Assert.Contains("Question number 11?", notebook.TextOf(2), StringComparison.Ordinal);
        Assert.Contains("user:      Question number 3?", notebook.TextOf(3), StringComparison.Ordinal);
        Assert.EndsWith("21", notebook.TextOf(4), StringComparison.Ordinal);
        Assert.Equal(21, File.ReadLines(Path.Combine(_folder.Path, "parts", "train.jsonl")).Count());
        Assert.Contains("tokens", notebook.TextOf(5), StringComparison.Ordinal);
        Assert.Contains("are trained", notebook.TextOf(6), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_of_runs_train_draw_compare_talk_and_list()
    {
        var notebook = await MagicNotebook.RunAsync(
            _folder,
            $"#!finetune {Rows(10)} --model {Model} --validation 0.2 --epochs 2 --batch-size 4 --name small --as run",
            "#!loss @run --learning-rate",
            "#!compare @run --prompt \"Why?\"",
            $"#!compare {Model} @run\nOne?\nTwo?",
            "#!chat @run --max-tokens 4\nWhy?",
            "#!runs list\n#!runs show small",
            "#!models list\n#!models show @run",
            "#!jobs show @run\n#!jobs watch @run\n#!jobs events @run\n#!jobs checkpoints @run",
            "#!jobs list",
            "var slow = new FineTuneJob { Model = run.Manifest.Model, Training = await Dataset.LoadAsync(\"rows-10.jsonl\"), Name = \"as a job\", MaxSteps = 1 };\n#!finetune @slow --epochs 1");

        notebook.AssertNoErrors();
        Assert.Equal([Tables, Chart, Tables], notebook.MimeTypesOf(0));
        Assert.Equal([Chart], notebook.MimeTypesOf(1));
        Assert.Contains("learning rate", notebook.TextOf(1), StringComparison.Ordinal);
        Assert.Contains("? Why?", notebook.TextOf(2), StringComparison.Ordinal);
        Assert.Contains("? Two?", notebook.TextOf(3), StringComparison.Ordinal);
        Assert.NotEqual("", notebook.TextOf(4));
        Assert.Contains("small", notebook.TextOf(5), StringComparison.Ordinal);
        Assert.Contains("LlamaForCausalLM", notebook.TextOf(6), StringComparison.Ordinal);
        Assert.Contains("State: succeeded", notebook.TextOf(7), StringComparison.Ordinal);
        Assert.Contains("No service runs", notebook.TextOf(8), StringComparison.Ordinal);
        Assert.Contains("as a job", notebook.TextOf(9), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_of_jobs_start_pause_resume_watch_and_cancel_at_the_service()
    {
        string Until(string status) => $"for (var look = 0; look < 300 && (await service.GetAsync(job.Id)).Status != new JobStatus(\"{status}\"); look++) await Task.Delay(100);";
        var notebook = await MagicNotebook.RunAsync(
            _folder,
            "#!serve start\n#!serve status",
            $"#!finetune {Rows(16)} --model seedling --on service --epochs 50 --batch-size 2 --name shop --detach --as job",
            "var service = await LocalService.ConnectAsync();\n" + Until("running"),
            "#!jobs pause @job\n" + Until("paused"),
            "#!jobs list\n#!jobs show @job",
            "#!jobs resume @job\n" + Until("running"),
            "#!jobs cancel @job",
            "#!jobs events @job",
            $"#!finetune {Rows(10)} --model seedling --on service --epochs 1 --batch-size 5 --as run\n#!jobs checkpoints @run",
            "#!chat @run --message \"Why?\" --max-tokens 4",
            "#!serve stop\n#!serve status");

        Assert.Contains("The service answers at http://127.0.0.1:", notebook.TextOf(0), StringComparison.Ordinal);
        Assert.Contains("To watch it: jobs watch ftjob-", notebook.TextOf(1), StringComparison.Ordinal);
        Assert.Contains("paused", notebook.TextOf(4), StringComparison.Ordinal);
        Assert.Contains("cancelled", notebook.TextOf(6), StringComparison.Ordinal);
        Assert.Contains("Created fine-tuning job", notebook.TextOf(7), StringComparison.Ordinal);
        Assert.Contains("ft:seedling:local:", notebook.TextOf(8), StringComparison.Ordinal);
        Assert.NotEqual("", notebook.TextOf(9));
        Assert.Contains("has stopped", notebook.TextOf(10), StringComparison.Ordinal);
        Assert.Contains("No service runs", notebook.TextOf(10), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!dataste show x.jsonl", "Did you mean #!dataset show?")]
    [InlineData("#!dataset shwo x.jsonl", "Did you mean #!dataset show?")]
    [InlineData("#!dataset x.jsonl", "It needs one of these words behind it: check, load, mask, show, split, tokens.")]
    [InlineData("#!dataset show x.jsonl --pge 2", "did you mean --page?")]
    [InlineData("#!loss 2026-nothing", "There is no run \"2026-nothing\" here.")]
    [InlineData("#!jobs list --on opnai", "Did you mean \"openai\"?")]
    [InlineData("#!secrets OPENAI_API_KEY", "there is nobody to ask here")]
    public async Task Wrong_use_is_told(string cell, string expected) =>
        Assert.Contains(expected, (await MagicNotebook.RunAsync(_folder, cell)).TextOf(0), StringComparison.Ordinal);

    [Fact]
    public async Task A_job_for_this_machine_is_not_taken_to_a_service()
    {
        var notebook = await MagicNotebook.RunAsync(
            _folder, $"#!dataset load {Rows(4)} --as data", "var job = new FineTuneJob { Model = \"seedling\", Training = data };", "#!finetune @job --on service");

        Assert.Contains("A FineTuneJob is for this machine.", notebook.TextOf(2), StringComparison.Ordinal);
    }

    private string Rows(int count)
    {
        var rows = Enumerable.Range(1, count).Select(number => JsonSerializer.Serialize(new
        {
            messages = new[] { new { role = "user", content = $"Question number {number}?" }, new { role = "assistant", content = $"Answer {number}." } },
        }));
        return _folder.Write($"rows-{count}.jsonl", string.Join('\n', rows));
    }
}
