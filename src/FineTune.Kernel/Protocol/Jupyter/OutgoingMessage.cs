namespace FineTune.Kernel;

/// <summary>A message as it goes out: built and signed, ready for its socket.</summary>
internal sealed record OutgoingMessage(JupyterChannel Channel, string Id, IReadOnlyList<byte[]> Frames)
{
    public long Size { get; } = Frames.Sum(frame => (long)frame.Length);
}
