namespace FineTune.Notebook;

/// <summary>compare MODEL…</summary>
internal static class CompareCommand
{
    public static Command Record { get; } = new()
    {
        Name = "compare",
        Description = "Asks models the same questions and shows their answers side by side. One run alone is compared with its base model.",
        Parameters =
        [
            new()
            {
                Name = "model", Description = "Model folders, names of base models or runs, or variables that hold runs or chat clients.", Type = typeof(object[]),
                Required = true, Positional = true, Completions = ModelArgument.Names,
            },
            new() { Name = "prompt", Description = "A question; in a notebook each line below the magic is one, too.", Type = typeof(string[]) },
            new() { Name = "data", Description = "Held-out questions: a chat JSONL file, or a variable with a data set.", Type = typeof(object) },
            new() { Name = "facts", Description = "Fact sheet by which answers to --data are judged (JSON)." },
            new() { Name = "take", Description = "Ask the first so many questions of --data alone.", Type = typeof(int) },
            CommonParameters.Service with { Description = "Where models that are no folders are asked: service, openai, or foundry:RESOURCE." },
            CommonParameters.As("the comparison"),
        ],
        Examples = ["compare @run --prompt \"How long do I have to send a kettle back?\"", "compare seedling @run --data @test --take 20"],
        CSharp = "await Comparison.AskAsync(split.Test, [new(\"base\", before), new(\"tuned\", after)])",
        TakesBody = true,
        Handler = CompareAsync,
    };

    private static async Task<int> CompareAsync(CommandCall call)
    {
        object[] named = [.. call.Values("model")];
        var models = new List<ModelClient>();
        try
        {
            foreach (var model in named is [var only] ? WithBase(only) : named)
                models.Add(await ModelClient.OpenAsync(call, model));
            var comparison = await AskAsync(call, [.. Contestants(models)]);
            call.Show(comparison);
            call.DeclareAs(comparison);
            return 0;
        }
        finally
        {
            models.ForEach(model => model.Dispose());
        }
    }

    private static object[] WithBase(object model) => model switch
    {
        Run run => [BaseOf(run), run],
        string name when JobArgument.Find(name) is { } run => [BaseOf(run), run],
        _ => [model],
    };

    private static string BaseOf(Run run) => run.Manifest.Service is { } service
        ? throw new FineTuneException($"Name the base model, too: compare {run.Manifest.Model} {Path.GetFileName(run.Folder)} --on {ServiceArgument.PlaceOf(service)}")
        : Path.GetFullPath(run.Manifest.Model, run.Folder);

    private static async Task<Comparison> AskAsync(CommandCall call, IReadOnlyList<Contestant> contestants)
    {
        string[] prompts = [.. call.GetAll("prompt"), .. call.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (call.Value("data") is null)
        {
            return prompts.Length > 0
                ? await Comparison.AskAsync(prompts, contestants, call.CancellationToken)
                : throw new FineTuneException("There is nothing to ask: give --prompt \"…\", questions on the lines below, or --data FILE.");
        }
        if (prompts.Length > 0)
            throw new FineTuneException("Give either prompts or --data, not both.");
        var data = await call.DatasetAsync("data");
        var asked = call.Get<int>("take") is { } count ? new Dataset(data.Name, [.. data.Take(count)]) : data;
        return call.Get("facts") is { } facts
            ? await Comparison.AskAsync(asked, await FactSheet.LoadAsync(facts, call.CancellationToken), contestants, call.CancellationToken)
            : await Comparison.AskAsync(asked, contestants, call.CancellationToken);
    }

    /// <summary>Two models may have one name: two runs, for example.</summary>
    private static IEnumerable<Contestant> Contestants(IReadOnlyList<ModelClient> models) => models.Select((model, index) =>
    {
        var same = models.Take(index).Count(other => other.Name == model.Name);
        return new Contestant(same == 0 ? model.Name : $"{model.Name} ({same + 1})", model.Client);
    });
}
