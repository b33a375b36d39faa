namespace Microsoft.DotNet.Interactive;

/// <summary>The same members for code that was written when they were extension methods and calls them as static ones.</summary>
public static class KernelInvocationContextExtensions
{
    public static DisplayedValue Display(KernelInvocationContext context, object? value, params string[] mimeTypes) =>
        context.Display(value, mimeTypes);

    public static DisplayedValue DisplayAs(KernelInvocationContext context, string value, string mimeType) => context.DisplayAs(value, mimeType);
}
