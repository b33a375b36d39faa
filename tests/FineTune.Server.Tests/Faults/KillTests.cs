using System.Diagnostics;
using System.Text.Json;

namespace FineTune.Server.Tests.Faults;

/// <summary>
/// kill -9 of a service with busy clients, over and over, at moments that a seed chooses: in uploads, in the creation of jobs, while training
/// and while a checkpoint is written, every other time with the training process. With FINETUNE_LONG sixty kills, without it six.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Seed = 20261127;
    private const int Steps = 100;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private readonly TemporaryFolder _folder = new();
    private readonly KillLedger _ledger = new();
    private readonly Random _random = new(Seed);

    private static int Kills => Environment.GetEnvironmentVariable("FINETUNE_LONG") is { Length: > 0 } ? 60 : 6;

    private string Runs => _folder.At("runs");

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_and_every_job_ends_with_one_curve()
    {
        var met = new Dictionary<string, int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await ServerProcess.StartAsync(_folder.Path);
            await _ledger.RequireAsync(server.Http);
            var clients = new KillClients(server.Http, _ledger, Seed + kill);
            var work = clients.RunAsync();
            var moment = await MomentAsync(kill, clients);
            await server.KillAsync();
            if (kill % 2 == 0)
                KillTraining();
            await work;
            met[moment] = met.GetValueOrDefault(moment) + 1;
        }

        await using var last = await ServerProcess.StartAsync(_folder.Path);
        await _ledger.RequireAsync(last.Http);
        foreach (var job in _ledger.Jobs)
            await RequireOneCurveAsync(last.Http, job);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Kills} kills of seed {Seed} ({string.Join(", ", met.Select(each => $"{each.Value} {each.Key}"))}): {_ledger.Jobs.Count} jobs, {_ledger.Files} files, {_ledger.Attempts} attempts");
        Assert.NotEmpty(_ledger.Jobs);
        if (Kills > 50)
            Assert.All(["in an upload", "in a creation", "in training", "in a checkpoint"], moment => Assert.True(met.GetValueOrDefault(moment) >= 3, $"{moment}: {met.GetValueOrDefault(moment)} kills"));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Returns what was going on when the moment came.</summary>
    private async Task<string> MomentAsync(int kill, KillClients clients)
    {
        await Task.Delay(_random.Next(300), TestContext.Current.CancellationToken);
        (string Name, Func<bool> IsNow) wanted = (kill % 4) switch
        {
            0 => ("in an upload", () => clients.IsUploading),
            1 => ("in a creation", () => clients.IsCreating),
            2 => ("in training", () => Folders().Any(IsTraining)),
            _ => ("in a checkpoint", () => Folders().Any(folder => IsTraining(folder) && FakeTraining.IsUnfinished(folder))),
        };
        var watch = Stopwatch.StartNew();
        while (!wanted.IsNow() && watch.Elapsed < LongestWait)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        if (kill % 4 == 2)
            await Task.Delay(_random.Next(100), TestContext.Current.CancellationToken);
        return wanted.IsNow() ? wanted.Name : "at some moment";
    }

    private string[] Folders() => Directory.Exists(Runs) ? Directory.GetDirectories(Runs) : [];

    private static bool IsTraining(string folder) => new RunFollower(folder).Status is { State: RunState.Running, Process.MayBeAlive: true };

    private void KillTraining()
    {
        foreach (var folder in Folders())
        {
            if (new RunFollower(folder).Status is { State: RunState.Running, Process: var process } && TrainingChild.Adopt(process) is { } child)
            {
                child.Kill();
                child.Dispose();
            }
        }
    }

    private async Task RequireOneCurveAsync(HttpClient http, string id)
    {
        var job = await http.WaitForEndAsync(id);
        Assert.True(job.GetProperty("status").GetString() == "succeeded", $"{job}");

        var messages = await http.MessagesAsync(id);
        Assert.Equal(Enumerable.Range(1, Steps).Select(step => $"Step {step}/{Steps}"), messages.Where(message => message.StartsWith("Step", StringComparison.Ordinal)).Select(message => message.Split(':')[0]));
        foreach (var once in (string[])[$"Created fine-tuning job: {id}", "Files validated, moving job to queued state", "Fine-tuning job started", $"New fine-tuned model created: {job.GetProperty("fine_tuned_model")}", "The job has successfully completed"])
            Assert.Single(messages, once);
        RequireNoStepTwice(await File.ReadAllLinesAsync(Path.Combine(Runs, id, RunFolder.Metrics), TestContext.Current.CancellationToken));
        var results = await http.GetStringAsync($"/v1/files/{job.GetProperty("result_files")[0]}/content", TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, Steps).Select(step => $"{step}"), results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]));
    }

    /// <summary>Two processes in one folder, or one that began anew in silence, would write a step that does not follow the last.</summary>
    private static void RequireNoStepTwice(string[] lines)
    {
        var last = 0;
        foreach (var line in lines)
        {
            using var document = JsonDocument.Parse(line);
            if (MetricsFile.IsResumed(line))
                Assert.InRange(last = document.RootElement.GetProperty("resumed_from").GetInt32(), 0, last);
            else
                Assert.Equal(++last, document.RootElement.GetProperty("step").GetInt32());
        }
        Assert.Equal(Steps, last);
    }
}
