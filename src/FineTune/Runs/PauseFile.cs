namespace FineTune;

/// <summary>The file in a run folder that asks its training process to write a checkpoint and to end.</summary>
internal static class PauseFile
{
    public static void Write(string runFolder) => File.WriteAllBytes(PathIn(runFolder), []);

    public static bool IsIn(string runFolder) => File.Exists(PathIn(runFolder));

    public static void Remove(string runFolder) => File.Delete(PathIn(runFolder));

    private static string PathIn(string runFolder) => Path.Combine(runFolder, RunFolder.Pause);
}
