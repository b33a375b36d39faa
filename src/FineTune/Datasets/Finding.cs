namespace FineTune;

/// <summary>One thing that a check found in a data set.</summary>
/// <param name="Severity">Whether training should go on.</param>
/// <param name="Code">A stable word for programs and for searching, such as "duplicate".</param>
/// <param name="Message">What it is and what to do.</param>
/// <param name="Lines">Lines of the file it stands on (or places in the data set, counted from 1); empty when it is about the whole.</param>
public sealed record Finding(Severity Severity, string Code, string Message, IReadOnlyList<int> Lines);
