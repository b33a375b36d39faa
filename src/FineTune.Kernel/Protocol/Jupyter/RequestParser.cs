using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>Makes a typed request of a message: what the wire says in header, metadata and buffers stands beside the content's members.</summary>
internal static class RequestParser
{
    /// <exception cref="KernelException">A member is missing or of the wrong kind.</exception>
    public static KernelRequest Parse(WireMessage message, Type type)
    {
        var content = message.Content;
        content["id"] = message.Header.Id;
        if (message.Metadata["cellId"] is JsonValue cell && cell.TryGetValue(out string? id))
            content["cell_id"] = id;
        try
        {
            var request = (KernelRequest)content.Deserialize(ProtocolJson.Default.GetTypeInfo(type)!)!;
            return request is CommRequest comm ? comm with { Buffers = message.Buffers } : request;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new KernelException($"The {message.Header.Type} is not as it should be: {error.Message}", error);
        }
    }
}
