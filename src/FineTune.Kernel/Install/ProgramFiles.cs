using System.Security.Cryptography;
using System.Text;

namespace FineTune.Kernel;

/// <summary>The files of a program's folder.</summary>
internal static class ProgramFiles
{
    /// <summary>A short name for what the folder holds: the same files give the same name, wherever they lie.</summary>
    public static async Task<string> HashAsync(string folder, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in In(folder))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Replace('\\', '/') + "\n"));
            await using var content = File.OpenRead(Path.Combine(folder, file));
            hash.AppendData(await SHA256.HashDataAsync(content, cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    public static void Copy(string folder, string target, CancellationToken cancellationToken)
    {
        foreach (var file in In(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var copy = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(folder, file), copy);
        }
    }

    public static long Size(string folder) => In(folder).Sum(file => new FileInfo(Path.Combine(folder, file)).Length);

    private static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file))
        .Order(StringComparer.Ordinal);
}
