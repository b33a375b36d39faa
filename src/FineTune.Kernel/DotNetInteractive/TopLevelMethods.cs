namespace Microsoft.DotNet.Interactive.Jupyter;

/// <summary>Asking without await, as a line of Python would. In scope in every cell.</summary>
public static class TopLevelMethods
{
#pragma warning disable IDE1006 // lower case, as C# notebooks have always called them
    /// <summary>Asks the person in front of the notebook for a line and waits for it.</summary>
    public static string input(string prompt = "") => Answer(() => Kernel.GetInputAsync(prompt));

    /// <summary>Asks for a line that is not shown while it is typed, and waits for it.</summary>
    public static PasswordString password(string prompt = "") => Answer(() => Kernel.GetPasswordAsync(prompt));
#pragma warning restore IDE1006

    // Off the thread of the cell, which waits: whatever the front end's side awaits must not come back to it.
    private static T Answer<T>(Func<Task<T>> ask) => Task.Run(ask).GetAwaiter().GetResult();
}
