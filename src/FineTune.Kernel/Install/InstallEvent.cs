namespace FineTune.Kernel;

/// <summary>What happens while a kernel is installed.</summary>
public abstract record InstallEvent;

/// <summary>The program is published, which takes minutes; the next events tell how far it is.</summary>
public sealed record PublishStarted(string Project) : InstallEvent;

/// <summary>A line that the publishing program printed.</summary>
public sealed record PublishProgressed(string Text) : InstallEvent;

/// <summary>The copy that the kernel will run is in its place. <paramref name="IsNew"/> is false when it was there already.</summary>
public sealed record ProgramReady(string Folder, long Bytes, bool IsNew) : InstallEvent;

/// <summary>The last event: front ends find the kernel from now on.</summary>
public sealed record KernelInstalled(InstalledKernel Kernel) : InstallEvent
{
    /// <summary>Copies that no kernel points at any more.</summary>
    public IReadOnlyList<string> RemovedCopies { get; init; } = [];
}
