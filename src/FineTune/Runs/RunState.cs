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

    /// <summary>Its process is gone without a last word: killed, crashed, or the machine was switched off.</summary>
    Interrupted,

    /// <summary>It was asked to stop for a while: a checkpoint is written, and training goes on from it when it is started again.</summary>
    Paused,
}
