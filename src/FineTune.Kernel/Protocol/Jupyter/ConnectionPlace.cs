namespace FineTune.Kernel;

/// <summary>The sockets of a kernel and the file that tells where they are. A file that the kernel wrote goes with it.</summary>
internal sealed class ConnectionPlace : IDisposable
{
    private readonly string? _ownFile;

    private ConnectionPlace(JupyterTransport transport, string? ownFile) => (Transport, _ownFile) = (transport, ownFile);

    public JupyterTransport Transport { get; }

    public static ConnectionPlace Open(string? path, TextWriter log)
    {
        var wanted = path is null ? ConnectionFile.Create() : ConnectionFile.Read(path);
        if (path is not null && IsReadByOthers(path))
            log.WriteLine($"{path} can be read by other users of this machine, who could run code in this kernel. Set its mode to 600.");

        var transport = new JupyterTransport(wanted, log);
        if (path is null || wanted.HasFreePorts)
            transport.Connection.Write(path ??= OwnPath());
        else
            return new ConnectionPlace(transport, ownFile: null);

        log.WriteLine($"Connect with: jupyter console --existing {path}");
        return new ConnectionPlace(transport, path);
    }

    public void Dispose()
    {
        Transport.Dispose();
        if (_ownFile is not null)
            File.Delete(_ownFile);
    }

    /// <summary>In the folder where Jupyter's own tools look for running kernels.</summary>
    private static string OwnPath()
    {
        var folder = Environment.GetEnvironmentVariable("JUPYTER_RUNTIME_DIR") ?? Path.Combine(DataFolder(), "runtime");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"kernel-{Environment.ProcessId}.json");
    }

    private static string DataFolder()
    {
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsMacOS()
            ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "jupyter");
    }

    private static bool IsReadByOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0;
}
