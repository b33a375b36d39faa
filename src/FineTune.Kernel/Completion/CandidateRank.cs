namespace FineTune.Kernel;

/// <summary>Groups of candidates in the order in which they are offered.</summary>
internal enum CandidateRank
{
    /// <summary>Fits this very place: a value of the expected enum, a property to initialise, the name of an argument.</summary>
    Expected,
    Local,
    Member,
    Type,
    Keyword,
    Namespace,

    /// <summary>Needs a using first.</summary>
    NotImported,
}
