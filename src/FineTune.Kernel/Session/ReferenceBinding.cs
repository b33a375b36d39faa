using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>
/// Lets one compilation at a time bind its references. The compiler takes the symbols of an assembly from an earlier compilation when it
/// finds them; two that bind at once each make their own, and the next one may take those of either. A cell that took the wrong ones
/// would not know the types of the cells before it.
/// </summary>
internal static class ReferenceBinding
{
    private static readonly Lock Gate = new();

    /// <summary>Returns <paramref name="compilation"/> with its references bound.</summary>
    public static T Bind<T>(T compilation)
        where T : Compilation
    {
        lock (Gate)
            _ = compilation.Assembly;
        return compilation;
    }
}
