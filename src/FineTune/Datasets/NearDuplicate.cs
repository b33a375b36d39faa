namespace FineTune;

/// <summary>Two examples whose prompts are nearly the same words. <see cref="Similarity"/> is the share of word triples in common, 0 to 1.</summary>
public sealed record NearDuplicate(ChatExample First, ChatExample Second, double Similarity);
