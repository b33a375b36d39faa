namespace FineTune;

public enum RunState
{
    /// <summary>The folder is there; training has not begun.</summary>
    Created,
    Running,
    Succeeded,
    Failed,

    /// <summary>The user stopped it; what was measured and saved until then is there.</summary>
    Cancelled,

    /// <summary>It stopped with a checkpoint of its last step, to go on later.</summary>
    Paused,

    /// <summary>Its process is gone without a last word: killed, crashed, or the machine was switched off.</summary>
    Interrupted,
}
