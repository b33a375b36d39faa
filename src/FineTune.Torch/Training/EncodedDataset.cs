namespace FineTune.Torch;

/// <summary>A data set as tokens. What had to be cut or left out is said in <see cref="Warnings"/>, never done silently.</summary>
internal sealed record EncodedDataset(IReadOnlyList<MaskedTokens> Rows, IReadOnlyList<string> Warnings)
{
    /// <exception cref="FineTuneException">Not one token of the whole data set would be trained.</exception>
    public static EncodedDataset Of(Dataset dataset, ChatTemplate template, int longest)
    {
        var encoded = dataset.Select(example => template.Encode(example.Messages)).ToArray();
        MaskedTokens[] rows = [.. encoded.Select(row => row.Cut(longest)).Where(row => row.TrainedCount > 0)];
        if (rows.Length == 0)
            throw new FineTuneException($"{dataset.Name}: no token would be trained: no example has assistant text within the first {longest} tokens. "
                + "Give examples with an assistant turn, shorten their prompts, or raise MaxLength.");
        var warnings = new List<string>();
        if (encoded.Count(row => row.Length > longest) is var cut and > 0)
            warnings.Add($"{dataset.Name}: {cut} of {encoded.Length} examples are longer than {longest} tokens and were cut at the end.");
        if (encoded.Length - rows.Length is var dropped and > 0)
            warnings.Add($"{dataset.Name}: {dropped} of {encoded.Length} examples were left out: nothing of their assistant text is within the first {longest} tokens.");
        return new EncodedDataset(rows, warnings);
    }

    /// <summary>Batches of rows of similar length, for measuring.</summary>
    public IEnumerable<Batch> InOrder(int batchSize) =>
        Rows.OrderBy(row => row.Length).Chunk(batchSize).Select(Batch.Of);
}
