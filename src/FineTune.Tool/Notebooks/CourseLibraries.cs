using System.Reflection;
using FineTune.Kernel;
using FineTune.Notebook;
using FineTune.OpenAI;
using FineTune.Torch;

namespace FineTune.Tool;

/// <summary>What <c>#r "nuget: FineTuneNotebooks"</c> and the packages in it bring; this program carries them, so nothing is downloaded.</summary>
internal static class CourseLibraries
{
    private static readonly Assembly Chat = typeof(Microsoft.Extensions.AI.IChatClient).Assembly;
    private static readonly Assembly[] OpenAI = [typeof(global::OpenAI.OpenAIClient).Assembly, typeof(System.ClientModel.ApiKeyCredential).Assembly];
    private static readonly Assembly Torch = typeof(TorchSharp.torch).Assembly;
    private static readonly Assembly Notebook = typeof(NotebookHost).Assembly;

    /// <summary>With the library that draws the pictures of its charts.</summary>
    private static readonly Assembly[] Plotly = [typeof(Plotly.NET.GenericChart).Assembly, typeof(Plotly.NET.CSharp.Chart).Assembly, Notebook];

    private static IReadOnlyDictionary<string, IReadOnlyList<Assembly>> Packages { get; } = new Dictionary<string, IReadOnlyList<Assembly>>
    {
        ["FineTuneNotebooks"] =
        [
            typeof(Dataset).Assembly, typeof(LocalTrainer).Assembly, typeof(FineTuneService).Assembly,
            Chat, Torch, .. Plotly, .. OpenAI,
        ],
        ["Microsoft.Extensions.AI.Abstractions"] = [Chat],
        ["OpenAI"] = OpenAI,
        ["Plotly.NET"] = Plotly,
        ["Plotly.NET.CSharp"] = Plotly,
        // Formatters for charts, which the kernel shows by itself.
        ["Plotly.NET.Interactive"] = Plotly,
        ["TorchSharp"] = [Torch],
        ["TorchSharp-cpu"] = [Torch],
    };

    /// <summary>Options of a session whose cells find these libraries, and libtorch when they first use TorchSharp.</summary>
    public static SessionOptions NewSessionOptions()
    {
        LibTorch.LoadOnDemand();
        return new SessionOptions { CarriedPackages = Packages };
    }
}
