// The count of live tensors and the number of threads of libtorch belong to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(FineTune.Torch.Tests.LoadedLibTorch))]
