namespace FineTune.Kernel;

/// <summary>The place below the cell where its outputs appear.</summary>
public static class OutputArea
{
    /// <summary>Takes away what the running cell has shown: at once, or with <paramref name="wait"/> when its next output comes.</summary>
    public static void Clear(bool wait = false) => RunningCell.Required.Publish(new ClearOutputMessage(wait));
}
