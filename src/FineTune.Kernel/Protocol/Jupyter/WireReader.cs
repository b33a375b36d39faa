using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace FineTune.Kernel;

/// <summary>Takes the frames of a message apart: identities, delimiter, signature, header, parent header, metadata, content, buffers.</summary>
internal sealed class WireReader(MessageSigner signer)
{
    private const int SignedParts = 4;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly ReplayGuard _replays = new();

    /// <exception cref="KernelException">The message is not to be trusted or not to be understood.</exception>
    public WireMessage Read(IReadOnlyList<byte[]> frames)
    {
        var delimiter = IndexOfDelimiter(frames);
        if (delimiter < 0)
            throw new KernelException("it has no delimiter <IDS|MSG>.");
        if (frames.Count < delimiter + 2 + SignedParts)
            throw new KernelException($"it has {frames.Count - delimiter - 1} parts after the delimiter, too few.");

        var signature = frames[delimiter + 1];
        byte[][] parts = [.. frames.Skip(delimiter + 2).Take(SignedParts)];
        if (!signer.Accepts(signature, parts))
            throw new KernelException("its signature is not the one that the connection file's key gives.");
        if (signer.Signs && !_replays.IsNew(signature))
            throw new KernelException("it was received before.");
        return Parse(parts) with
        {
            Identities = [.. frames.Take(delimiter)],
            Buffers = [.. frames.Skip(delimiter + 2 + SignedParts).Select(buffer => new ReadOnlyMemory<byte>(buffer))],
        };
    }

    private static int IndexOfDelimiter(IReadOnlyList<byte[]> frames)
    {
        for (var index = 0; index < frames.Count; index++)
        {
            if (frames[index].AsSpan().SequenceEqual(WireWriter.Delimiter))
                return index;
        }

        return -1;
    }

    private static WireMessage Parse(byte[][] parts)
    {
        try
        {
            var parent = ParseObject(parts[1]);
            return new WireMessage
            {
                Identities = [],
                Header = ParseObject(parts[0]).Deserialize(ProtocolJson.Default.WireHeader)!,
                HeaderJson = parts[0],
                ParentId = parent["msg_id"] is JsonValue id && id.TryGetValue(out string? text) ? text : null,
                Metadata = ParseObject(parts[2]),
                Content = ParseObject(parts[3]),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // JSON that escapes half a surrogate pair is an InvalidOperationException.
            throw new KernelException($"its JSON is not as it should be: {error.Message}", error);
        }
    }

    private static JsonObject ParseObject(byte[] json)
    {
        if (!Utf8.IsValid(json))
            throw new JsonException("It is not UTF-8.");
        return JsonNode.Parse(json, documentOptions: Strict) as JsonObject ?? throw new JsonException("It is no object.");
    }
}
