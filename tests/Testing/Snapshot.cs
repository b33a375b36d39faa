using System.Runtime.CompilerServices;

namespace FineTune.Testing;

/// <summary>
/// Compares what a person looks at with a committed file in the folder Snapshots of the test project.
/// <c>FINETUNE_UPDATE_SNAPSHOTS=1 dotnet test</c> writes the files anew; look at the difference in git before you commit it.
/// </summary>
internal static class Snapshot
{
    private const string UpdateVariable = "FINETUNE_UPDATE_SNAPSHOTS";

    public static void Match(string fileName, string actual, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(FolderOf(testFile), "Snapshots", fileName);
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            File.WriteAllText(path, text);
        if (!File.Exists(path))
            Assert.Fail($"There is no snapshot {path} yet. Run the tests with {UpdateVariable}=1 to write it.");
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (expected != text)
            Assert.Fail($"{fileName} differs from what was rendered. {FirstDifference(expected, text)}\nIf the new one is right, run the tests with {UpdateVariable}=1.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (before, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(before.Length, now.Length)).First(i => before.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"Line {line + 1}\n  committed: {before.ElementAtOrDefault(line) ?? "(end of file)"}\n  rendered:  {now.ElementAtOrDefault(line) ?? "(end of file)"}";
    }

    private static string FolderOf(string testFile)
    {
        var folder = Path.GetDirectoryName(testFile)!;
        while (!Directory.EnumerateFiles(folder, "*.csproj").Any())
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
