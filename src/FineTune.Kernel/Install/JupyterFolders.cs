namespace FineTune.Kernel;

/// <summary>Where Jupyter's front ends look for kernels: folders named kernels, each with one folder per kernel.</summary>
public sealed class JupyterFolders(Func<string, string?> environment, JupyterPlatform platform)
{
    private const string DataVariable = "JUPYTER_DATA_DIR";
    private const string PathVariable = "JUPYTER_PATH";

    /// <summary>The variables by which an active Python environment names itself, the more specific first.</summary>
    private static readonly string[] PrefixVariables = ["VIRTUAL_ENV", "CONDA_PREFIX"];

    private readonly bool _isWindows = platform == JupyterPlatform.Windows;

    public static JupyterFolders OfThisMachine { get; } = new(Environment.GetEnvironmentVariable, Current);

    /// <summary>For this user, whatever Python environment is active.</summary>
    public string User => Path.Combine(UserData, "kernels");

    /// <summary>For the Python environment that is active in this shell.</summary>
    /// <exception cref="KernelException">None is.</exception>
    public string SysPrefix => Prefixes.FirstOrDefault() is { } prefix
        ? Prefix(prefix)
        : throw new KernelException("--sys-prefix installs into the active Python environment, and none is active here: neither "
            + $"{string.Join(" nor ", PrefixVariables)} is set. Activate one first, or install with --user.");

    /// <summary>Every folder in which front ends started from this shell find kernels, the first to look in first.</summary>
    public IReadOnlyList<string> All =>
    [
        .. Named.Append(User).Concat(Prefixes.Select(Prefix)).Concat(System).Distinct(_isWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal),
    ];

    /// <summary>For the Python environment or system root at <paramref name="folder"/>.</summary>
    public static string Prefix(string folder) => Path.Combine(Path.GetFullPath(folder), "share", "jupyter", "kernels");

    private static JupyterPlatform Current =>
        OperatingSystem.IsWindows() ? JupyterPlatform.Windows : OperatingSystem.IsMacOS() ? JupyterPlatform.MacOS : JupyterPlatform.Linux;

    private string UserData => Variable(DataVariable) ?? platform switch
    {
        JupyterPlatform.Windows => Path.Combine(Variable("APPDATA") ?? Path.Combine(Home, "AppData", "Roaming"), "jupyter"),
        JupyterPlatform.MacOS => Path.Combine(Home, "Library", "Jupyter"),
        _ => Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(Home, ".local", "share"), "jupyter"),
    };

    private string Home => Variable(_isWindows ? "USERPROFILE" : "HOME")
        ?? throw new KernelException("The home folder is not known, so Jupyter's folder is neither: set HOME or JUPYTER_DATA_DIR.");

    private IEnumerable<string> Prefixes => PrefixVariables.Select(Variable).OfType<string>();

    private IEnumerable<string> Named =>
        (Variable(PathVariable) ?? "").Split(_isWindows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "kernels"));

    private IEnumerable<string> System => _isWindows
        ? Variable("PROGRAMDATA") is { } data ? [Path.Combine(data, "jupyter", "kernels")] : []
        : ["/usr/local/share/jupyter/kernels", "/usr/share/jupyter/kernels"];

    private string? Variable(string name) => environment(name) is { Length: > 0 } value ? value : null;
}
