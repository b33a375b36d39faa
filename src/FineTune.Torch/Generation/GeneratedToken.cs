namespace FineTune.Torch;

/// <summary>A token as it was chosen. <paramref name="Probabilities"/> are there when the settings ask for them.</summary>
internal readonly record struct GeneratedToken(int Id, TokenProbabilities? Probabilities);
