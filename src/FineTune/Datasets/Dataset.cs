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

    /// <summary>Shows a part: <paramref name="size"/> examples (1 to 50), pages counted from 1. The data set itself shows page 1.</summary>
    /// <exception cref="FineTuneException">There is no such page.</exception>
    public DatasetPage Page(int number, int size = DatasetPage.UsualSize) => new(this, number, size);

    /// <summary>Shows one example as the tokens that the model of the folder reads, and which of them training counts.</summary>
    /// <param name="modelFolder">Holds config.json and the tokenizer.</param>
    /// <param name="index">Of the example, from 0.</param>
    /// <param name="maxLength">As <see cref="FineTuneJob.MaxLength"/>; null is the context of the model.</param>
    /// <exception cref="FineTuneException">The folder is no model folder, or its chat template is not known.</exception>
    public MaskView Mask(string modelFolder, int index = 0, int? maxLength = null) =>
        MaskView.Of(this, ModelInput.Load(modelFolder), index, maxLength);

    /// <summary>Counts the tokens of every example for the model of the folder: how long they are, what is trained, and what is cut.</summary>
    /// <param name="modelFolder">Holds config.json and the tokenizer.</param>
    /// <param name="maxLength">As <see cref="FineTuneJob.MaxLength"/>; null is the context of the model.</param>
    /// <exception cref="FineTuneException">The folder is no model folder, or its chat template is not known.</exception>
    public TokenHistogram CountTokens(string modelFolder, int? maxLength = null) =>
        TokenHistogram.Of(this, ModelInput.Load(modelFolder), maxLength);

    public IEnumerator<ChatExample> GetEnumerator() => examples.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public string Render(string mimeType) => Page(1).Render(mimeType);
}
