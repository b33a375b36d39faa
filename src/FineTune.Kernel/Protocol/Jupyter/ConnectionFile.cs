using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineTune.Kernel;

/// <summary>Where a Jupyter front end and its kernel meet, and the key by which they know each other.</summary>
public sealed record ConnectionFile
{
    private const string Tcp = "tcp";
    private const string Signatures = "hmac-sha256";

    /// <summary>The one transport that is spoken; ipc would need sockets of the file system, which NetMQ has not.</summary>
    public required string Transport { get; init; }

    public required string Ip { get; init; }

    /// <summary>0, here and below: any free port.</summary>
    public int ShellPort { get; init; }

    public int ControlPort { get; init; }

    [JsonPropertyName("iopub_port")]
    public int IOPubPort { get; init; }

    public int StdinPort { get; init; }

    [JsonPropertyName("hb_port")]
    public int HeartbeatPort { get; init; }

    /// <summary>Empty: messages are not signed.</summary>
    public required string Key { get; init; }

    public required string SignatureScheme { get; init; }
    public string? KernelName { get; init; }

    internal bool HasFreePorts => new[] { ShellPort, ControlPort, IOPubPort, StdinPort, HeartbeatPort }.Contains(0);

    /// <summary>A connection on free ports of this machine with a key that nobody knows yet.</summary>
    public static ConnectionFile Create() => new()
    {
        Transport = Tcp,
        Ip = "127.0.0.1",
        Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
        SignatureScheme = Signatures,
    };

    public static ConnectionFile Read(string path)
    {
        try
        {
            var connection = JsonSerializer.Deserialize(File.ReadAllBytes(path), ProtocolJson.Default.ConnectionFile)
                ?? throw new KernelException($"{path} holds null and no connection.");
            connection.Check(path);
            return connection;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"The connection file cannot be read: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new KernelException($"{path} is no connection file of Jupyter: {error.Message}", error);
        }
    }

    /// <summary>Writes the file so that only its owner can read it: whoever has the key can run code.</summary>
    public void Write(string path)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, this, ProtocolJson.Default.ConnectionFile);
    }

    private void Check(string path)
    {
        if (Transport != Tcp)
            throw new KernelException($"{path} asks for the transport {Transport}. This kernel speaks tcp: set the front end's transport to tcp.");
        if (SignatureScheme != Signatures)
            throw new KernelException($"{path} asks for signatures of the kind {SignatureScheme}. This kernel knows {Signatures}.");
        if (!IsLoopback(Ip))
        {
            throw new KernelException(
                $"{path} asks the kernel to listen on {Ip}. Whoever reaches its ports can run code, so it listens on this machine only: "
                + "set the ip to 127.0.0.1, and reach a far machine through ssh or a Jupyter server there.");
        }
    }

    private static bool IsLoopback(string ip) => ip == "localhost" || (IPAddress.TryParse(ip, out var address) && IPAddress.IsLoopback(address));
}
