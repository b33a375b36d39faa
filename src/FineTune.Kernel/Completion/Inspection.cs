namespace FineTune.Kernel;

/// <summary>What is known about the name at the cursor: its signature and documentation.</summary>
/// <param name="Text">For front ends that show plain text only.</param>
/// <param name="Markdown">The same with headings, code and lists.</param>
public sealed record Inspection(string Text, string Markdown);
