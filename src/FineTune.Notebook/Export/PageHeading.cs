namespace FineTune.Notebook;

/// <summary>A heading of the page, as the table of contents lists it.</summary>
internal sealed record PageHeading(int Level, string Text, string Id);
