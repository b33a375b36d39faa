using System.Runtime.CompilerServices;

namespace FineTune.Kernel;

/// <summary>The kernels of one program: installs, lists and removes them.</summary>
/// <param name="programsFolder">Where copies of the program lie: a kernel points at a copy, so that neither a build nor an update pulls the files from under it.</param>
/// <param name="folders">Where front ends look.</param>
/// <param name="serve">The words after the program that make it serve a kernel; by them a kernel is known as ours.</param>
public sealed class KernelInstallation(string programsFolder, JupyterFolders folders, IReadOnlyList<string> serve)
{
    private const string ConnectionFile = "{connection_file}";
    private readonly ProgramCopies _copies = new(programsFolder);

    /// <summary>Our kernels, wherever a front end started from this shell would find them or one was ever installed.</summary>
    public IReadOnlyList<InstalledKernel> List() =>
    [
        .. folders.All.SelectMany(InstalledKernel.In)
            .Concat(_copies.KernelFolders.Select(InstalledKernel.Read).OfType<InstalledKernel>())
            .DistinctBy(kernel => kernel.Folder)
            .Where(IsOurs),
    ];

    /// <summary>
    /// Makes the copy of <paramref name="program"/> unless it is there, and writes the kernel's folder. When cancelled, or when the
    /// enumeration is left, what was there before is as it was.
    /// </summary>
    public async IAsyncEnumerable<InstallEvent> InstallAsync(
        KernelProgram program, NewKernel kernel, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!KernelSpec.IsValidName(kernel.Name))
            throw new KernelException($"\"{kernel.Name}\" cannot be the name of a kernel: Jupyter takes letters, digits, '.', '-' and '_'.");
        var copy = await _copies.PathOfAsync(program, cancellationToken);
        var isNew = !Directory.Exists(copy);
        if (isNew)
        {
            await foreach (var happened in MakeAsync(program, copy, cancellationToken))
                yield return happened;
        }

        yield return new ProgramReady(copy, ProgramFiles.Size(copy), isNew);
        var installed = await InstalledKernel.WriteAsync(kernel.KernelsFolder, Spec(program with { Folder = copy }, kernel), kernel.Pictures, cancellationToken);
        await _copies.RememberAsync(installed.Folder, cancellationToken);
        yield return new KernelInstalled(installed) { RemovedCopies = _copies.RemoveUnused(List()) };
    }

    /// <summary>Removes every kernel of ours with this name, and the program copies that nobody needs any more. Returns the kernels.</summary>
    public IReadOnlyList<InstalledKernel> Remove(string name)
    {
        InstalledKernel[] removed = [.. List().Where(kernel => string.Equals(kernel.Spec.Name, name, StringComparison.OrdinalIgnoreCase))];
        foreach (var kernel in removed)
            Directory.Delete(kernel.Folder, recursive: true);
        _copies.RemoveUnused(List());
        return removed;
    }

    private async IAsyncEnumerable<InstallEvent> MakeAsync(
        KernelProgram program, string copy, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var unfinished = _copies.NewFolder();
        try
        {
            if (program is { Project: { } project, IsReadyToRun: false })
            {
                yield return new PublishStarted(project);
                await foreach (var line in ProjectPublishing.RunAsync(program, unfinished, cancellationToken))
                    yield return new PublishProgressed(line);
            }
            else
            {
                ProgramFiles.Copy(program.Folder, unfinished, cancellationToken);
            }

            ProgramCopies.Accept(unfinished, copy);
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    private KernelSpec Spec(KernelProgram copy, NewKernel kernel) => new()
    {
        Name = kernel.Name,
        DisplayName = kernel.DisplayName,
        Command = [.. copy.Command, .. serve, ConnectionFile],
        // The executable finds a .NET outside the usual places only by this, and front ends rarely have the shell's variables.
        Environment = new Dictionary<string, string> { ["DOTNET_ROOT"] = DotNet.Root },
    };

    private bool IsOurs(InstalledKernel kernel) =>
        kernel.Spec.Command.TakeLast(serve.Count + 1).SequenceEqual(serve.Append(ConnectionFile));
}
