namespace FineTune.Tool;

/// <summary>kernel remove</summary>
internal static class KernelRemoveCommand
{
    public static Command Record { get; } = new()
    {
        Name = "kernel remove",
        Description = "Removes a kernel that this program installed, wherever it was installed.",
        Parameters =
        [
            new() { Name = "name", Description = $"How notebooks name the kernel (default {OurKernels.DefaultName})." },
            new() { Name = "json", Description = "Print a JSON list of what was removed.", Type = typeof(bool) },
        ],
        Handler = RemoveAsync,
    };

    private static async Task<int> RemoveAsync(CommandCall call)
    {
        var name = call.Get("name") ?? OurKernels.DefaultName;
        var removed = OurKernels.Installation.Remove(name);
        if (call.Has("json"))
            await call.Output.WriteLineAsync(KernelJson.Of(removed).ToJsonString());
        else if (removed.Count > 0)
            await call.Output.WriteLineAsync(string.Join('\n', removed.Select(kernel => $"Removed {kernel.Folder}")));
        if (removed.Count > 0)
            return 0;
        await call.Error.WriteLineAsync($"No kernel of this program is called {name}. {Known()}");
        return 1;
    }

    private static string Known() => OurKernels.Installation.List() is { Count: > 0 } kernels
        ? $"Installed: {string.Join(", ", kernels.Select(kernel => kernel.Spec.Name).Distinct())}."
        : "None is installed.";
}
