using System.Text.RegularExpressions;
using FineTune.Tests.Runs;
using FineTune.Tests.Text;

namespace FineTune.Tests.Display;

/// <summary>Every display of the core, made of the texts that a test gives.</summary>
internal static partial class Displays
{
    public static IReadOnlyList<(string Name, IDisplay Display)> All(TemporaryFolder folder, DisplayTexts texts)
    {
        var example = Chats.Of(Chats.System(texts.Word), Chats.User(texts.Long), Chats.Assistant(texts.Long)) with { IgnoredKeys = [texts.Word] };
        var data = new Dataset(texts.Word, [example, Chats.Of(texts.Word, ""), .. Chats.Numbered(23)]);
        var run = Run(folder, texts.Word, data);
        var model = Model(folder, texts);
        return
        [
            ("dataset", data), ("dataset-page", data.Page(2)), ("example", example), ("check", data.Check()), ("split", data.Split()),
            ("mask", data.Mask(TinyLlama.Folder)), ("mask-cut", data.Mask(TinyLlama.Folder, index: 2, maxLength: 45)), ("tokens", data.CountTokens(TinyLlama.Folder, maxLength: 60)),
            ("run", run), ("runs", new RunTable([run, run])), ("job", Job(texts)), ("jobs", new JobTable([Job(texts), Job(texts) with { Status = JobStatus.Succeeded, Error = null }])),
            ("file", new ServiceFile { Id = texts.Word, Name = texts.Word, Bytes = 12_345, Check = data.Check() }),
            ("events", new EventTable(texts.Word, [Event("info", texts.Word), Event("warn", texts.Long), Event("error", texts.Word)])),
            ("checkpoints", new CheckpointTable(texts.Word, [Checkpoint(20, 2, texts), Checkpoint(10, 2.5, texts), Checkpoint(30, null, texts)])),
            ("comparison", Comparison(example, texts)), ("model", model), ("models", new ModelTable([model])),
        ];
    }

    /// <summary>A display's HTML without the style that comes with each, an element a line.</summary>
    public static string Content(IDisplay display) =>
        Style().Replace(display.Render(MimeTypes.Html), "").Replace("><", ">\n<", StringComparison.Ordinal);

    private static Run Run(TemporaryFolder folder, string name, Dataset data)
    {
        var run = new RunStore(folder.At("runs")).Create(new FineTuneJob { Model = "models/seedling", Training = data, Name = name }, FixedTime.Morning);
        IReadOnlyList<TrainingEvent> events =
        [
            Curves.Started, new MetricsReported(Curves.Point(0, validation: 4)), new MetricsReported(Curves.Point(10, train: 3.5, validation: 2.5)),
            new MetricsReported(Curves.Point(20, train: 2.25, validation: 2)),
            new TrainingCompleted { Steps = 20, Model = Path.Combine(run.Folder, "model"), Elapsed = TimeSpan.FromSeconds(20) },
        ];
        foreach (var _ in run.RecordAsync(Curves.Events(events)).ToBlockingEnumerable())
        {
        }
        return run;
    }

    private static ServiceJob Job(DisplayTexts texts) => new()
    {
        Id = texts.Word,
        Service = texts.Word,
        Address = new Uri("http://127.0.0.1:8321/v1"),
        Status = JobStatus.Failed,
        Model = texts.Word,
        FineTunedModel = texts.Word,
        TrainingFile = texts.Word,
        Seed = 7,
        Created = new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero),
        Finished = new DateTimeOffset(2026, 11, 22, 9, 45, 0, TimeSpan.Zero),
        Error = new JobError(texts.Word, texts.Long, texts.Word),
    };

    private static ServiceEvent Event(string level, string message) =>
        new() { Created = new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero), Level = level, Message = message };

    private static ServiceCheckpoint Checkpoint(int step, double? validation, DisplayTexts texts) =>
        new() { Step = step, Model = texts.Word, TrainLoss = 1.25, ValidationLoss = validation };

    private static Comparison Comparison(ChatExample example, DisplayTexts texts) => new()
    {
        Contestants = [texts.Word, "tuned", "look-up"],
        Rows = [new ComparisonRow
        {
            Example = example,
            Answers = [new ContestantAnswer(texts.Long, true), new ContestantAnswer(texts.Word, false), new ContestantAnswer(texts.Word, null)],
        }],
    };

    /// <summary>A model folder, and what its files could say at worst.</summary>
    private static ModelCard Model(TemporaryFolder folder, DisplayTexts texts)
    {
        var model = folder.At("tiny-llama");
        Directory.CreateDirectory(model);
        foreach (var file in Directory.EnumerateFiles(TinyLlama.Folder))
            File.Copy(file, Path.Combine(model, Path.GetFileName(file)), overwrite: true);
        return ModelCard.Read(model) with
        {
            Name = texts.Word, Architecture = texts.Word, ChatTemplate = texts.Long, Licence = texts.Word, Description = texts.Long, DataType = texts.Word, Folder = "models/tiny-llama",
        };
    }

    [GeneratedRegex("<style>[^<]*</style>")]
    private static partial Regex Style();
}
