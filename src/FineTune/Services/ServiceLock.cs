using System.Text.Json;

namespace FineTune;

/// <summary>
/// Where the service of this user runs on this machine, told by the service itself in <c>service.json</c>. A file whose process is gone
/// counts as absent.
/// </summary>
public sealed class ServiceLock
{
    private const string File = "service.json";
    private const string Variable = "FINETUNE_SERVICE";

    private ServiceLock(ServiceLockContent content) => (Address, KeyFile, ProcessId) = (new Uri(content.Address), content.KeyFile, content.Pid);

    /// <summary>The folder that FINETUNE_SERVICE names, else <c>finetune/service</c> in the user's local data folder.</summary>
    public static string DefaultFolder { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? Path.GetFullPath(named) : UserFolder.At("service");

    /// <summary>Base address of the service's API, for example http://127.0.0.1:8321/v1.</summary>
    public Uri Address { get; }

    /// <summary>Full path of the file with the key; null when its user gave the service a key, or it asks for none.</summary>
    public string? KeyFile { get; }

    /// <summary>Identifies the process that serves.</summary>
    public int ProcessId { get; }

    /// <summary>Tells that this process serves at <paramref name="address"/>.</summary>
    /// <param name="address">See <see cref="Address"/>.</param>
    /// <param name="keyFile">See <see cref="KeyFile"/>.</param>
    /// <param name="folder">The service's data folder; null for <see cref="DefaultFolder"/>.</param>
    public static void Write(Uri address, string? keyFile = null, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        var process = ProcessIdentity.Current;
        var content = new ServiceLockContent
        {
            Address = address.AbsoluteUri,
            Pid = process.Id,
            Started = process.Started,
            Birth = process.Birth,
            Machine = process.Machine,
            KeyFile = keyFile,
        };
        var path = Path.Combine(PrivateFolder.Create(folder ?? DefaultFolder), File);
        AtomicFile.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(content, ServiceLockJson.Default.ServiceLockContent));
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
    }
}
