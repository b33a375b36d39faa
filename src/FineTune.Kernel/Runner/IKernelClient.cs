using System.Threading.Channels;

namespace FineTune.Kernel;

/// <summary>The runner's end of a kernel. Disposing ends the kernel, by force when it does not end by itself.</summary>
internal interface IKernelClient : IAsyncDisposable
{
    /// <summary>What the kernel says; completes when the kernel is gone. A frame with an empty parent belongs to no cell.</summary>
    ChannelReader<KernelFrame> Frames { get; }

    /// <summary>Sending to a kernel that is gone does nothing: the end of <see cref="Frames"/> tells.</summary>
    void Send(KernelRequest request);

    void Kill();

    /// <summary>How the kernel ended. Known when <see cref="Frames"/> is complete.</summary>
    KernelExit Exit { get; }
}

/// <param name="Code">The exit code of the process.</param>
/// <param name="LastWords">The last lines that it wrote to its error stream.</param>
internal sealed record KernelExit(int Code, IReadOnlyList<string> LastWords);
