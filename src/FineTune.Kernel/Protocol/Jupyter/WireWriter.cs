using System.Text.Encodings.Web;
using System.Text.Json;

namespace FineTune.Kernel;

/// <summary>Builds the frames of the kernel's messages.</summary>
internal sealed class WireWriter(MessageSigner signer, TimeProvider time)
{
    private static readonly byte[] Empty = "{}"u8.ToArray();

    // Text in notebooks is of all languages and full of quotes and angle brackets; escaping them would double it.
    private static readonly ProtocolJson Json = new(
        new JsonSerializerOptions(ProtocolJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly string _session = Guid.NewGuid().ToString("N");
    private int _count;

    public static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    /// <summary>A message that answers <paramref name="parent"/>, or nobody in particular.</summary>
    public OutgoingMessage Write(JupyterChannel channel, string type, WireMessage? parent, byte[] content) =>
        Write(channel, type, parent, content, []);

    public OutgoingMessage Write(
        JupyterChannel channel, string type, WireMessage? parent, byte[] content, IReadOnlyList<ReadOnlyMemory<byte>> buffers)
    {
        var header = NewHeader(type);
        var headerJson = JsonSerializer.SerializeToUtf8Bytes(header, ProtocolJson.Default.WireHeader);
        var parentJson = parent?.HeaderJson ?? Empty;
        var signature = signer.Sign(headerJson, parentJson, Empty, content);
        return new OutgoingMessage(channel, header.Id,
        [
            .. Address(channel, type, parent), Delimiter.ToArray(), signature, headerJson, parentJson, Empty, content,
            .. buffers.Select(buffer => buffer.ToArray()),
        ]);
    }

    /// <summary>A reply's or output's own members, without the name of its type: that stands in the header.</summary>
    public static byte[] Content<T>(T message) where T : notnull =>
        JsonSerializer.SerializeToUtf8Bytes(message, Json.GetTypeInfo(message.GetType())!);

    /// <summary>iopub goes to all who subscribed to a topic, the other channels to who asked.</summary>
    private IEnumerable<byte[]> Address(JupyterChannel channel, string type, WireMessage? parent) => channel == JupyterChannel.IOPub
        ? [System.Text.Encoding.UTF8.GetBytes($"kernel.{_session}.{type}")]
        : parent?.Identities ?? [];

    private WireHeader NewHeader(string type) => new()
    {
        Id = $"{_session}_{Interlocked.Increment(ref _count)}",
        Type = type,
        Session = _session,
        Username = "kernel",
        Date = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ"),
        Version = KernelInfoReply.Protocol,
    };
}
