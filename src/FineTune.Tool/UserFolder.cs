namespace FineTune.Tool;

/// <summary>What this program keeps for its user between runs, outside any project.</summary>
internal static class UserFolder
{
    private static readonly string Root = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "finetune");

    public static string At(string name) => Path.Combine(Root, name);
}
