namespace FineTune;

/// <summary>What is kept for the user outside any project: models, the service of this machine.</summary>
internal static class UserFolder
{
    private static readonly string Root = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "finetune");

    public static string At(string name) => Path.Combine(Root, name);
}
