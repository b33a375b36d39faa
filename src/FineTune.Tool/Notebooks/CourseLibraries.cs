using System.Reflection;
using FineTune.Notebook;
using FineTune.OpenAI;
using FineTune.Torch;

namespace FineTune.Tool;

/// <summary>What <c>#r "nuget: FineTuneNotebooks"</c> brings; this program carries it, so nothing is downloaded.</summary>
internal static class CourseLibraries
{
    public static IReadOnlyDictionary<string, IReadOnlyList<Assembly>> Packages { get; } = new Dictionary<string, IReadOnlyList<Assembly>>
    {
        ["FineTuneNotebooks"] =
        [
            typeof(Dataset).Assembly,
            typeof(LocalTrainer).Assembly,
            typeof(FineTuneService).Assembly,
            typeof(NotebookHost).Assembly,
            typeof(Microsoft.Extensions.AI.IChatClient).Assembly,
            typeof(TorchSharp.torch).Assembly,
            typeof(Plotly.NET.GenericChart).Assembly,
            typeof(Plotly.NET.CSharp.Chart).Assembly,
        ],
    };
}
