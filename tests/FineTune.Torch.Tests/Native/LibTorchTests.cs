using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Native;

public sealed class LibTorchTests
{
    [Fact]
    public void Libtorch_loads_on_this_machine_and_computes()
    {
        LibTorch.Load();
        LibTorch.Load();

        using var scope = NewDisposeScope();
        Assert.Equal(6, tensor(new float[] { 1, 2, 3 }).sum().item<float>());
    }
}
