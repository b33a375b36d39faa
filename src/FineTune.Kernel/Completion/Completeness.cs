namespace FineTune.Kernel;

/// <summary>Whether a console may run what was typed, or should offer another line.</summary>
public enum Completeness
{
    Complete,
    Incomplete,
    Invalid,
}
