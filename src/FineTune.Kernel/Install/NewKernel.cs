namespace FineTune.Kernel;

/// <summary>How a kernel is to appear, and where.</summary>
public sealed record NewKernel
{
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>One of <see cref="JupyterFolders"/>.</summary>
    public required string KernelsFolder { get; init; }

    /// <summary>File name to content: logo-32x32.png, logo-64x64.png and logo-svg.svg are those that front ends look for.</summary>
    public IReadOnlyDictionary<string, byte[]> Pictures { get; init; } = new Dictionary<string, byte[]>();
}
