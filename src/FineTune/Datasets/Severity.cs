namespace FineTune;

public enum Severity
{
    Information,
    Warning,

    /// <summary>The data should not be trained on as it is.</summary>
    Error,
}
