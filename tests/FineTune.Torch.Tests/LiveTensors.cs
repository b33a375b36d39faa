using static TorchSharp.torch;

namespace FineTune.Torch.Tests;

/// <summary>Counts tensors that work leaves behind.</summary>
internal static class LiveTensors
{
    /// <summary>
    /// Beyond those of one model that was made and disposed: a layer of TorchSharp takes over the memory of the tensor that it is made
    /// from, and the empty shell stays in the count for ever.
    /// </summary>
    public static async Task<long> LeftByAsync(Func<Task> workWithOneModel)
    {
        var start = Tensor.TotalCount;
        TinyLlama.Model().Dispose();
        var shells = Tensor.TotalCount - start;
        await workWithOneModel();
        return Tensor.TotalCount - start - 2 * shells;
    }
}
