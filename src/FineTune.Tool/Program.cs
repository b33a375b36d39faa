using TorchSharp;
FineTune.Torch.LibTorch.Load();
var a = torch.rand(3, 3);
Console.WriteLine(a.matmul(a).sum().item<float>() + " " + torch.get_num_threads());
return 0;
