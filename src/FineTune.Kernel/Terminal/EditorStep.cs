namespace FineTune.Kernel;

/// <summary>What a key asks of the program around the editor.</summary>
internal enum EditorStep
{
    /// <summary>Nothing but to show the text.</summary>
    Edit,

    /// <summary>Run the text.</summary>
    Submit,

    /// <summary>Look for completions at the cursor, and give them to <see cref="LineEditor.Offer"/>.</summary>
    Complete,

    /// <summary>What was typed is dropped (Ctrl-C).</summary>
    Cancel,

    /// <summary>Clear the screen.</summary>
    Clear,

    /// <summary>No more will come (Ctrl-D on an empty line).</summary>
    End,
}
