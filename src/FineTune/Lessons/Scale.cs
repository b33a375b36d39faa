namespace FineTune;

/// <summary>The one dial of a lesson: how much it trains.</summary>
public enum Scale
{
    /// <summary>Seconds: proves that every cell runs. The results mean nothing.</summary>
    Tiny,

    /// <summary>Some minutes on a laptop: the results that the lesson talks about.</summary>
    Small,

    /// <summary>As long as it takes to get the best out of the data.</summary>
    Full,
}
