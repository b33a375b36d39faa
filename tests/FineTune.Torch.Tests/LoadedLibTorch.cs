namespace FineTune.Torch.Tests;

/// <summary>
/// Before any test: TorchSharp that is touched before libtorch is loaded copies half a gigabyte beside the tests, fails, and stays failed.
/// One thread, because the tensors here are too small for two, which on a busy machine wait for each other most of the time.
/// </summary>
public sealed class LoadedLibTorch
{
    public LoadedLibTorch()
    {
        LibTorch.Load();
        TorchSharp.torch.set_num_threads(1);
    }
}
