using static TorchSharp.torch;

namespace FineTune.Torch;

public static class TensorExtensions
{
    /// <summary>
    /// What the tensor is and what stands in it, in numbers. The tensor stays as it is, and the summary keeps nothing of it. Of more than a
    /// million elements a sample is measured, and the summary says so.
    /// </summary>
    public static TensorSummary Summary(this Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return TensorSummary.Of(tensor);
    }
}
