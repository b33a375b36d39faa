namespace FineTune.Torch;

/// <summary>The text of a pre-training run as two streams of token ids: one to train on, one held out.</summary>
internal sealed class PretrainCorpus
{
    public const string EndOfText = "<|endoftext|>";

    /// <summary>Every this many documents one is held out.</summary>
    private const int HeldOutEvery = 50;

    private PretrainCorpus(int[] training, int[] validation) => (Training, Validation) = (training, validation);

    public int[] Training { get; }
    public int[] Validation { get; }

    /// <summary>Texts and conversations in seeded order, each closed by the end-of-text token.</summary>
    public static PretrainCorpus Encode(IReadOnlyList<CorpusDocument> documents, Tokenizer tokenizer, ChatTemplate template, int seed)
    {
        var end = tokenizer.TokenId(EndOfText)!.Value;
        var order = documents.ToArray();
        new SplitMix64((ulong)seed).Shuffle<CorpusDocument>(order);
        return new PretrainCorpus(
            EncodeParts(order.Where((_, index) => index % HeldOutEvery != 0)),
            EncodeParts(order.Where((_, index) => index % HeldOutEvery == 0)));

        int[] EncodeParts(IEnumerable<CorpusDocument> chosen)
        {
            List<int[]> parts = [];
            foreach (var document in chosen)
            {
                parts.Add([.. tokenizer.Encode(document.Text, allowSpecial: false), end]);
                parts.AddRange(document.Conversations.Select(conversation => (int[])[.. template.Encode(conversation).Ids, end]));
            }
            var shuffled = parts.ToArray();
            new SplitMix64((ulong)seed + 1).Shuffle<int[]>(shuffled);
            return [.. shuffled.SelectMany(part => part)];
        }
    }
}
