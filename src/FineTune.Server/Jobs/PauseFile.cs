namespace FineTune.Server;

/// <summary>The file in a run folder that asks its training process to write a checkpoint and to end.</summary>
internal static class PauseFile
{
    public static void Write(string runFolder) => File.WriteAllBytes(Path.Combine(runFolder, RunFolder.Pause), []);

    public static void Remove(string runFolder) => File.Delete(Path.Combine(runFolder, RunFolder.Pause));
}
