using FineTune.Kernel;

namespace FineTune.Tool;

/// <summary>kernel list</summary>
internal static class KernelListCommand
{
    public static Command Record { get; } = new()
    {
        Name = "kernel list",
        Description = "Lists the installed C# kernels of this program, and whether what they start is still there.",
        Parameters = [new() { Name = "json", Description = "Print a JSON list.", Type = typeof(bool) }],
        Handler = ListAsync,
    };

    private static async Task<int> ListAsync(CommandCall call)
    {
        var kernels = OurKernels.Installation.List();
        if (call.Has("json"))
        {
            await call.Output.WriteLineAsync(KernelJson.Of(kernels).ToJsonString());
            return 0;
        }

        if (kernels.Count == 0)
            await call.Output.WriteLineAsync("No C# kernel of this program is installed. Install one: finetune kernel install");
        foreach (var kernel in kernels)
            await call.Output.WriteLineAsync(Describe(kernel));
        return 0;
    }

    private static string Describe(InstalledKernel kernel) =>
        $"""
        {kernel.Spec.Name}  "{kernel.Spec.DisplayName}"
          folder   {kernel.Folder}
          program  {kernel.Spec.Program}{(kernel.ProgramExists ? "" : "  MISSING: install the kernel again")}
        """;
}
