using System.Text.Json.Nodes;
using FineTune.Kernel;

namespace FineTune.Tool;

/// <summary>A kernel as the commands print it with --json.</summary>
internal static class KernelJson
{
    public static JsonObject Of(InstalledKernel kernel) => new()
    {
        ["name"] = kernel.Spec.Name,
        ["display_name"] = kernel.Spec.DisplayName,
        ["folder"] = kernel.Folder,
        ["program"] = kernel.Spec.Program,
        ["program_exists"] = kernel.ProgramExists,
    };

    public static JsonArray Of(IEnumerable<InstalledKernel> kernels) => [.. kernels.Select(Of)];
}
