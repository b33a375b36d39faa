using System.Text;
using System.Text.Json;

namespace FineTune;

/// <summary>
/// Where the service of this user runs on this machine, told by the service itself: <c>service.json</c> with address and process, and
/// beside it <c>key</c>, which this user alone can read. A file whose process is gone counts as absent.
/// </summary>
public sealed class ServiceLock
{
    private const string File = "service.json";
    private const string Key = "key";

    private ServiceLock(ServiceLockContent content) => (Address, KeyFile) = (new Uri(content.Address), content.KeyFile);

    /// <summary><c>finetune/service</c> in the user's local data folder.</summary>
    public static string DefaultFolder { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "finetune", "service");

    /// <summary>Base address of the service's API, for example http://127.0.0.1:8321/v1.</summary>
    public Uri Address { get; }

    /// <summary>Full path of the file with the key; null when the service asks for none.</summary>
    public string? KeyFile { get; }

    /// <summary>Tells that this process serves at <paramref name="address"/>; the key is there before the address is.</summary>
    public static void Write(Uri address, string? key, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        folder = Path.GetFullPath(folder ?? DefaultFolder);
        CreatePrivate(folder);
        var keyFile = Path.Combine(folder, Key);
        System.IO.File.Delete(keyFile);
        if (key is not null)
            WritePrivate(keyFile, key);
        var process = ProcessIdentity.Current;
        var content = new ServiceLockContent
        {
            Address = address.AbsoluteUri,
            Pid = process.Id,
            Started = process.Started,
            Machine = process.Machine,
            KeyFile = key is null ? null : keyFile,
        };
        AtomicFile.WriteAllBytes(Path.Combine(folder, File), JsonSerializer.SerializeToUtf8Bytes(content, ServiceLockJson.Default.ServiceLockContent));
    }

    /// <summary>The running service; null when there is none.</summary>
    /// <exception cref="FineTuneException">The file is broken.</exception>
    public static ServiceLock? Read(string? folder = null)
    {
        var path = Path.Combine(folder ?? DefaultFolder, File);
        if (!System.IO.File.Exists(path))
            return null;
        try
        {
            var content = JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(path), ServiceLockJson.Default.ServiceLockContent)
                ?? throw new JsonException("The file is null.");
            return content.Process.MayBeAlive ? new ServiceLock(content) : null;
        }
        catch (Exception exception) when (exception is JsonException or UriFormatException)
        {
            throw new FineTuneException($"{path} does not tell where a service runs: {exception.Message} Remove it and start the service again.", exception);
        }
        catch (FileNotFoundException)
        {
            return null; // The service ended between the two looks.
        }
    }

    /// <summary>Takes back what this process told; what a later service wrote stays.</summary>
    public static void Remove(string? folder = null)
    {
        folder ??= DefaultFolder;
        var path = Path.Combine(folder, File);
        if (!System.IO.File.Exists(path)
            || JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(path), ServiceLockJson.Default.ServiceLockContent)?.Pid != Environment.ProcessId)
            return;
        System.IO.File.Delete(path);
        System.IO.File.Delete(Path.Combine(folder, Key));
    }

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void WritePrivate(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
