using System.Security.Cryptography;
using System.Text;

namespace FineTune.Kernel;

/// <summary>Native files of several packages side by side in one folder.</summary>
internal static class NativeFolder
{
    /// <summary>The same files give the same folder, which is made once and whole.</summary>
    public static string Gather(IReadOnlyList<string> files, string parent)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files))))[..32];
        var folder = Path.Combine(parent, key);
        if (Directory.Exists(folder))
            return folder;

        var work = Path.Combine(parent, $"gather-{Path.GetRandomFileName()}");
        Directory.CreateDirectory(work);
        // Packages for the same library may bring a file of the same name; they are meant to be alternatives.
        foreach (var file in files.DistinctBy(file => Path.GetFileName(file)))
            Put(file, Path.Combine(work, Path.GetFileName(file)));
        try
        {
            Directory.Move(work, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another kernel was quicker.
            Directory.Delete(work, recursive: true);
        }

        return folder;
    }

    /// <summary>Links need no space; on Windows they need a right that few users have.</summary>
    private static void Put(string file, string place)
    {
        if (OperatingSystem.IsWindows())
            File.Copy(file, place);
        else
            File.CreateSymbolicLink(place, file);
    }
}
