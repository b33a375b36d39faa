namespace FineTune.Kernel;

/// <summary>A stretch of a cell that is run on its own, after the one before it.</summary>
/// <param name="Source">What errors call the place: "cell 3", or the file that a magic brought in.</param>
internal abstract record CellPart(string Source);

/// <param name="Source">See <see cref="CellPart"/>.</param>
/// <param name="Code">The C#, with blank lines in place of what stands before it in the cell: lines and columns stay those of the cell.</param>
internal sealed record CodePart(string Source, string Code) : CellPart(Source);

/// <param name="Source">See <see cref="CellPart"/>.</param>
/// <param name="Line">The magic's own line, from its <c>#!</c> on.</param>
/// <param name="Number">The line's number in the cell, from 1.</param>
/// <param name="Body">The lines after it, for a magic that takes them.</param>
internal sealed record MagicPart(string Source, string Line, int Number, string Body) : CellPart(Source);
