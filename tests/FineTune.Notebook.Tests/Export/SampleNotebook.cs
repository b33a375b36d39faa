using System.Text.Json.Nodes;

namespace FineTune.Notebook.Tests;

/// <summary>Executed notebooks, written by hand in the shape that a kernel leaves them in.</summary>
internal static class SampleNotebook
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p9KHhwAAAABJRU5ErkJggg==";

    public static JsonObject Of(params JsonObject[] cells) => new()
    {
        ["cells"] = new JsonArray([.. cells]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = "csharp-finetune", ["language"] = "C#" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    };

    public static JsonObject Markdown(string source) => new() { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = source };

    public static JsonObject Code(string source, int count, params JsonObject[] outputs) => new()
    {
        ["cell_type"] = "code",
        ["metadata"] = new JsonObject(),
        ["execution_count"] = count,
        ["source"] = source,
        ["outputs"] = new JsonArray([.. outputs]),
    };

    public static JsonObject Data(params (string Type, string Value)[] bundle) => new()
    {
        ["output_type"] = "display_data",
        ["metadata"] = new JsonObject(),
        ["data"] = new JsonObject(bundle.Select(each => KeyValuePair.Create(each.Type, (JsonNode?)each.Value))),
    };

    public static JsonObject Stream(string name, string text) => new() { ["output_type"] = "stream", ["name"] = name, ["text"] = text };

    public static JsonObject Error(string name, string value, params string[] traceback) => new()
    {
        ["output_type"] = "error",
        ["ename"] = name,
        ["evalue"] = value,
        ["traceback"] = new JsonArray([.. traceback.Select(line => (JsonNode?)line)]),
    };

    public static JsonObject Chart(LossChart chart) => Data(
        (MimeTypes.Plotly, chart.Render(MimeTypes.Plotly)), (MimeTypes.Png, chart.Render(MimeTypes.Png)), (MimeTypes.Text, chart.Render(MimeTypes.Text)));

    /// <summary>Small, with one output of each kind but charts: what the committed page shows.</summary>
    public static JsonObject EveryKind => Of(
        Markdown("# A small notebook\n\nProse with *emphasis*, `code` and a [link](https://example.org).\n\n| kind | shown as |\n|---|---|\n| table | table |"),
        Markdown("## Streams"),
        Code("""
            #!dataset check data.jsonl
            // Prints two lines.
            var count = 3;
            Console.WriteLine($"{count} < 4");
            """, 1, Stream("stdout", "3 < 4\n\u001b[32mgood\u001b[0m \u001b[1;31mbad\u001b[0m\n"), Stream("stderr", "careful\n")),
        Markdown("## Values"),
        Code("count", 2, Data((MimeTypes.Text, "3"))),
        Code("picture", 3, Data((MimeTypes.Png, Pixel), (MimeTypes.Text, "one grey dot"))),
        Code("table", 4, Data((MimeTypes.Html, "<style>.t td{color:red}</style><table class=\"t\"><tr><td>1</td></tr></table>"), (MimeTypes.Text, "1"))),
        Markdown("## Errors"),
        Code("""throw new FineTuneException("no such file");""", 5, Error("FineTuneException", "no such file", "   at cell 5, line 1")));

    /// <summary>A lesson as long as a real one, with charts: for the eye and for the browser.</summary>
    public static JsonObject Lesson => Of(
        Markdown("""
            # Your first fine-tune

            You take a small language model that has read a lot of English, and teach it to answer a shop's customers. It takes about
            **three minutes** on two processor cores. Nothing leaves your machine.

            > *Transfer learning* means: start from weights that already know the language, and train on a few hundred examples.
            """),
        Markdown("## Look at the data\n\nEach line of `customer-support.jsonl` is one conversation. The model learns to write the **assistant's** turns:\n\n```json\n{\"messages\": [{\"role\": \"user\", \"content\": \"Where is my parcel?\"}, {\"role\": \"assistant\", \"content\": \"It left our warehouse.\"}]}\n```"),
        Code("""
            using FineTune;

            #!dataset check data/customer-support.jsonl

            // Reads the file; a bad line is reported with file, line and column.
            var data = await DatasetFile.ReadAsync("data/customer-support.jsonl");
            var (train, held) = data.Split(validation: 0.15, seed: 42);
            data
            """, 1,
            Stream("stdout", "data/customer-support.jsonl: \u001b[32m312 examples, no faults\u001b[0m\n"),
            Data((MimeTypes.Html, Table), (MimeTypes.Text, "312 examples"))),
        Markdown("## Train\n\nOne line starts the run. The chart is drawn again while it goes on.\n\n### What the settings mean\n\n| setting | value | meaning |\n|---|--:|---|\n| `Epochs` | 8 | passes over the training data |\n| `BatchSize` | 8 | examples per step |\n| `LearningRate` | 0.001 | peak, after the warm-up |"),
        Code("""
            var job = new FineTuneJob
            {
                Model = "data/models/seedling",
                Training = train,
                Validation = held,
                Name = "customer-support",
                Epochs = 8,
            };
            var run = await job.RunAsync();
            """, 2,
            Chart(Curves.FineTune)),
        Markdown("### What the curve says\n\nValidation loss is lowest at step 192 and rises after it: the model begins to learn the examples by heart. The checkpoint with the lowest validation loss is the one that is kept.\n\n- [x] Training loss falls\n- [x] Validation loss falls, then turns\n- [ ] Test it on questions of your own"),
        Code("""
            var scratch = await (job with { Name = "from scratch", InitialWeights = InitialWeights.Random }).RunAsync();
            LossChart.Of(run, scratch)
            """, 3, Chart(Curves.Transfer)),
        Markdown("## Ask again"),
        Code("""
            foreach (var question in held.Take(2))
                Console.WriteLine(await run.Model.AskAsync(question));
            """, 4,
            Stream("stdout", "Q  My parcel has not arrived. What now?\nA  I am sorry about that. Parcels take three to five days; I have asked the carrier to look for yours.\n"),
            Stream("stderr", "warning: one example was cut at 256 tokens\n"),
            Data(("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' width='360' height='60'><rect width='360' height='60' rx='8' fill='#0072b2'/><text x='20' y='37' fill='white' font-family='sans-serif' font-size='18'>An SVG picture</text></svg>"), (MimeTypes.Text, "A blue card"))),
        Markdown("## When something goes wrong"),
        Code("""await DatasetFile.ReadAsync("data/broken.jsonl")""", 5,
            Error("FineTuneException", "data/broken.jsonl:17:43: this line is not JSON: a comma is missing between two messages.", "\u001b[31m   at DatasetFile.ReadAsync(String path)\u001b[0m", "   at cell 5, line 1")));

    private const string Table = """
        <style>.finetune th{font-weight:600}.finetune td,.finetune th{padding:4px 10px}</style><div class="finetune"><table><thead><tr><th>#</th><th>user</th><th>assistant</th><th>tokens</th></tr></thead>
        <tbody><tr><td>1</td><td>Where is my parcel?</td><td>It left our warehouse this morning and should reach you by Thursday.</td><td>24</td></tr>
        <tr><td>2</td><td>Can I return a lamp that I have used?</td><td>Yes, within 30 days. Print the label from your account, and bring the parcel to any post office.</td><td>31</td></tr></tbody></table></div>
        """;
}
