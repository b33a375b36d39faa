using System.Collections;

namespace FineTune;

/// <summary>An immutable list of training examples.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class Dataset(string name, IReadOnlyList<ChatExample> examples) : IReadOnlyList<ChatExample>, IDisplay
{
    /// <summary>For displays: the file's name, or what a split calls its parts.</summary>
    public string Name { get; } = name;

    public int Count => examples.Count;

    public ChatExample this[int index] => examples[index];

    /// <summary>SHA-256 of the bytes that <see cref="SaveAsync"/> writes, in lower-case hex. Line numbers and ignored keys do not count.</summary>
    public string Sha256 => field ??= ChatRow.Hash(examples);

    internal string Summary => field ??= DatasetSummary.Of(this);

    /// <summary>Reads a chat JSONL file. Every bad row of the file is named in the one exception that is thrown.</summary>
    /// <exception cref="FineTuneException">The file is missing, empty, not UTF-8, or has rows that cannot be trained on.</exception>
    public static async Task<Dataset> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        var examples = new List<ChatExample>();
        await foreach (var example in new DatasetFile(path).ReadAsync(cancellationToken))
            examples.Add(example);
        return new Dataset(System.IO.Path.GetFileName(path), examples);
    }

    public Task SaveAsync(string path, CancellationToken cancellationToken = default) =>
        new DatasetFile(path).WriteAsync(examples, cancellationToken);

    /// <summary>Looks for what makes fine-tuning fail or disappoint.</summary>
    public CheckReport Check() => DatasetCheck.Run(this);

    /// <summary>
    /// Divides into training, validation and test data; shares are between 0 and 1. Examples with an equal prompt stay in one part.
    /// The same seed gives the same parts on every platform and .NET version.
    /// </summary>
    public DatasetSplit Split(double validation = 0.1, double test = 0.1, int seed = 42) =>
        DatasetSplitter.Split(this, validation, test, seed);

    /// <summary>Some rows for looking at, ten on a page if not told otherwise; pages are counted from 1, and have 100 rows at most.</summary>
    /// <exception cref="FineTuneException">There is no such page.</exception>
    public DatasetPage Page(int number, int size = DatasetPage.DefaultSize) => new(this, number, size);

    /// <summary>Counts tokens per example as a model does, and how many of them are trained.</summary>
    /// <param name="modelFolder">Whose tokenizer, chat template and context.</param>
    /// <param name="maxLength">Longest example in tokens; null for the model's context.</param>
    /// <exception cref="FineTuneException">The folder is no model folder, or its chat template is not known.</exception>
    public TokenHistogram CountTokens(string modelFolder, int? maxLength = null) => TokenHistogram.Of(this, modelFolder, maxLength);

    /// <summary>The tokens of one example as a model sees them, and which of them it is trained to say.</summary>
    /// <param name="modelFolder">Whose tokenizer, chat template and context.</param>
    /// <param name="index">Which example, from 0.</param>
    /// <exception cref="FineTuneException">The folder is no model folder, or its chat template is not known.</exception>
    public MaskView Mask(string modelFolder, int index = 0) => MaskView.Of(this, modelFolder, index);

    public IEnumerator<ChatExample> GetEnumerator() => examples.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public string Render(string mimeType) => Page(1).Render(mimeType);
}
