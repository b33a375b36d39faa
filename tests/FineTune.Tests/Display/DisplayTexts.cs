namespace FineTune.Tests.Display;

/// <summary>What users and files may write: where a name is expected, and where a text is.</summary>
internal sealed record DisplayTexts(string Word, string Long);
