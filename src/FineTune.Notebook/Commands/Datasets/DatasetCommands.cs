namespace FineTune.Notebook;

/// <summary>dataset load, show, split, tokens, mask</summary>
internal static class DatasetCommands
{
    private static CommandParameter Model { get; } = CommonParameters.Model with
    {
        Required = true, Description = "Whose tokenizer and chat template: a model folder, the name of a base model or of a run.",
    };

    public static Command Load { get; } = new()
    {
        Name = "dataset load",
        Description = "Reads a chat JSONL file, shows it, and keeps it in a variable.",
        Parameters =
        [
            new() { Name = "file", Description = "One {\"messages\": [...]} per line.", Required = true, Positional = true },
            CommonParameters.As("the data set"),
        ],
        Examples = ["dataset load data/customer-support.jsonl --as data"],
        CSharp = "var data = await Dataset.LoadAsync(\"data/customer-support.jsonl\");",
        Handler = async call =>
        {
            var data = await Dataset.LoadAsync(call.Require("file"), call.CancellationToken);
            call.Show(data);
            call.DeclareAs(data);
            return 0;
        },
    };

    public static Command Show { get; } = new()
    {
        Name = "dataset show",
        Description = "Shows a page of a data set, or one example as a conversation.",
        Parameters =
        [
            CommonParameters.Data,
            new() { Name = "page", Description = "Which page, from 1 (default 1).", Type = typeof(int) },
            new() { Name = "size", Description = "Examples on a page (default 10).", Type = typeof(int) },
            new() { Name = "example", Description = "Show this example alone, from 1.", Type = typeof(int) },
        ],
        Examples = ["dataset show @data --page 2", "dataset show data/customer-support.jsonl --example 3"],
        CSharp = "data.Page(2)   // data[2] is the third example",
        Handler = async call =>
        {
            var data = await call.DatasetAsync("data");
            call.Show(call.Get<int>("example") is { } number ? data[IndexOf(data, number)] : data.Page(call.Get<int>("page") ?? 1, call.Get<int>("size") ?? 10));
            return 0;
        },
    };

    public static Command Split { get; } = new()
    {
        Name = "dataset split",
        Description = "Divides a data set into training, validation and test data. Examples with an equal prompt stay in one part.",
        Parameters =
        [
            CommonParameters.Data,
            new() { Name = "validation", Description = "Share to choose settings by (default 0.1).", Type = typeof(double) },
            new() { Name = "test", Description = "Share to look at once, at the end (default 0.1).", Type = typeof(double) },
            new() { Name = "seed", Description = "The same seed gives the same parts (default 42).", Type = typeof(int) },
            new() { Name = "to", Description = "Folder for train.jsonl, validation.jsonl and test.jsonl." },
            CommonParameters.As("the split"),
        ],
        Examples = ["dataset split @data --validation 0.1 --test 0.15 --as split", "dataset split data/customer-support.jsonl --to parts"],
        CSharp = "var split = data.Split(validation: 0.1, test: 0.15, seed: 42);",
        Handler = SplitAsync,
    };

    public static Command Tokens { get; } = new()
    {
        Name = "dataset tokens",
        Description = "Counts tokens per example for a model, and says which examples are longer than it takes.",
        Parameters =
        [
            CommonParameters.Data, Model,
            new() { Name = "max-length", Description = "Longest example in tokens (default: the model's context).", Type = typeof(int) },
        ],
        Examples = ["dataset tokens @data --model seedling"],
        CSharp = "data.CountTokens(\"data/models/seedling\")",
        Handler = async call =>
        {
            var data = await call.DatasetAsync("data");
            call.Show(data.CountTokens(ModelArgument.FolderOf(call.RequireValue("model")), call.Get<int>("max-length")));
            return 0;
        },
    };

    public static Command Mask { get; } = new()
    {
        Name = "dataset mask",
        Description = "Shows the tokens of one example as a model sees them, and which of them it is trained to say.",
        Parameters =
        [
            CommonParameters.Data, Model,
            new() { Name = "example", Description = "Which example, from 1 (default 1).", Type = typeof(int) },
        ],
        Examples = ["dataset mask @data --model seedling --example 3"],
        CSharp = "data.Mask(\"data/models/seedling\", index: 2)",
        Handler = async call =>
        {
            var data = await call.DatasetAsync("data");
            call.Show(data.Mask(ModelArgument.FolderOf(call.RequireValue("model")), IndexOf(data, call.Get<int>("example") ?? 1)));
            return 0;
        },
    };

    private static async Task<int> SplitAsync(CommandCall call)
    {
        var data = await call.DatasetAsync("data");
        var split = data.Split(call.Get<double>("validation") ?? 0.1, call.Get<double>("test") ?? 0.1, call.Get<int>("seed") ?? 42);
        if (call.Get("to") is { } folder)
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, part) in new[] { ("train", split.Train), ("validation", split.Validation), ("test", split.Test) })
                await part.SaveAsync(Path.Combine(folder, $"{name}.jsonl"), call.CancellationToken);
        }
        call.Show(split);
        call.DeclareAs(split);
        return 0;
    }

    private static int IndexOf(Dataset data, int number) => number >= 1 && number <= data.Count
        ? number - 1
        : throw new FineTuneException($"--example {number}: {data.Name} has examples 1 to {data.Count}.");
}
