namespace FineTune.Kernel;

/// <summary>Text written to one of the standard streams.</summary>
public sealed record StreamMessage(string Name, string Text) : OutputMessage
{
    public const string Stdout = "stdout";
    public const string Stderr = "stderr";
}
