using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FineTune.Kernel;

/// <summary>
/// The copies of kernel programs in the user's data folder, one folder each, named by version and content. A copy is there whole or not
/// at all: it is made beside its place and moved there.
/// </summary>
internal sealed partial class ProgramCopies(string folder)
{
    /// <summary>The kernels that point here, also those in folders that nobody could guess (--prefix).</summary>
    private string References => Path.Combine(folder, "kernels.txt");

    public async Task<string> PathOfAsync(KernelProgram program, CancellationToken cancellationToken) =>
        IsCopy(program.Folder) ? program.Folder : Path.Combine(folder, $"{program.Version}-{await ProgramFiles.HashAsync(program.Folder, cancellationToken)}");

    /// <summary>A new folder, beside the copies, in which one is made.</summary>
    public string NewFolder()
    {
        Directory.CreateDirectory(folder);
        return Directory.CreateDirectory(Path.Combine(folder, $".{Environment.ProcessId}.{Path.GetRandomFileName()}.tmp")).FullName;
    }

    /// <summary>Puts a finished copy into its place. Somebody may have been faster: then theirs, which is the same, stays.</summary>
    public static void Accept(string finished, string copy)
    {
        try
        {
            Directory.Move(finished, copy);
        }
        catch (IOException) when (Directory.Exists(copy))
        {
            Directory.Delete(finished, recursive: true);
        }
    }

    /// <summary>The kernel folders that were ever written for copies in here.</summary>
    public IReadOnlyList<string> KernelFolders => File.Exists(References) ? File.ReadAllLines(References) : [];

    public Task RememberAsync(string kernelFolder, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(References, Lines(KernelFolders.Append(kernelFolder).Where(Directory.Exists)), cancellationToken);

    /// <summary>
    /// Deletes the copies that no kernel points at, and what interrupted installations left. One from which a kernel still runs stays
    /// until next time. Returns what was deleted.
    /// </summary>
    public IReadOnlyList<string> RemoveUnused(IEnumerable<InstalledKernel> kernels)
    {
        if (!Directory.Exists(folder))
            return [];
        string[] used = [.. kernels.SelectMany(kernel => kernel.Spec.Command).Concat(RunningPrograms())];
        string[] unused =
        [
            .. Directory.EnumerateDirectories(folder).Where(copy => !used.Any(path => IsBelow(path, copy)) && !IsBeingMade(copy)),
        ];
        return [.. unused.Where(TryDelete)];
    }

    private bool IsCopy(string path) => IsBelow(path, folder);

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Distinct().Order(StringComparer.Ordinal).Select(line => line + "\n"));

    private static bool IsBeingMade(string copy)
    {
        if (TemporaryName().Match(Path.GetFileName(copy)) is not { Success: true } name)
            return false;
        var maker = int.Parse(name.Groups["process"].Value, CultureInfo.InvariantCulture);
        return Process.GetProcesses().Any(process => process.Id == maker);
    }

    private static IEnumerable<string> RunningPrograms()
    {
        foreach (var process in Process.GetProcesses())
        {
            if (FileOf(process) is { } file)
                yield return file;
        }
    }

    /// <summary>Null for a process of somebody else, or one that has just ended.</summary>
    private static string? FileOf(Process process)
    {
        try
        {
            return process.MainModule?.FileName;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool TryDelete(string copy)
    {
        try
        {
            Directory.Delete(copy, recursive: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\.(?<process>\d+)\..*\.tmp$")]
    private static partial Regex TemporaryName();
}
