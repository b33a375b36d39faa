namespace FineTune.Kernel;

/// <summary>What is kept for the user between runs, outside any project: history, logs, restored packages, the installed kernel.</summary>
public static class UserFolder
{
    private static readonly string Root = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "finetune");

    public static string At(string name) => Path.Combine(Root, name);
}
