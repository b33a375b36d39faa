using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetMQ;

namespace FineTune.Kernel.Tests;

/// <summary>One channel of a Jupyter front end, written from the protocol's description and not from the kernel's code.</summary>
internal sealed class WireSocket(NetMQSocket socket, string key) : IDisposable
{
    /// <summary>No test waits for this: it ends one that would hang.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private readonly Queue<WireAnswer> _kept = new();

    /// <summary>Sends a request and returns its id.</summary>
    public string Send(string type, JsonObject? content = null, JsonObject? metadata = null, WireAnswer? parent = null, params byte[][] buffers)
    {
        var id = Guid.NewGuid().ToString();
        var header = new JsonObject
        {
            ["msg_id"] = id, ["msg_type"] = type, ["session"] = "test", ["username"] = "reader", ["date"] = "2026-01-01T00:00:00Z", ["version"] = "5.4",
        };
        SendParts([.. new[] { header, parent?.Header ?? [], metadata ?? [], content ?? [] }.Select(part => Encoding.UTF8.GetBytes(part.ToJsonString()))], buffers);
        return id;
    }

    public void SendParts(byte[][] parts, params byte[][] buffers) =>
        SendFrames([Delimiter, Encoding.ASCII.GetBytes(Sign(parts)), .. parts, .. buffers]);

    public void SendFrames(params byte[][] frames) => socket.SendMultipartBytes(frames);

    /// <summary>The next message that answers <paramref name="parent"/> (any, when null); others are kept for later.</summary>
    public WireAnswer Receive(string? parent = null)
    {
        for (var kept = _kept.Count; kept > 0; kept--)
        {
            var earlier = _kept.Dequeue();
            if (parent is null || earlier.Parent == parent)
                return earlier;
            _kept.Enqueue(earlier);
        }

        while (true)
        {
            var answer = TryReceive(Limit) ?? throw new TimeoutException($"Nothing answered {parent ?? "anything"}.");
            if (parent is null || answer.Parent == parent)
                return answer;
            _kept.Enqueue(answer);
        }
    }

    public WireAnswer? TryReceive(TimeSpan limit)
    {
        NetMQMessage? message = null;
        return socket.TryReceiveMultipartMessage(limit, ref message) ? Read([.. message!.Select(frame => frame.ToByteArray())]) : null;
    }

    public void Dispose() => socket.Dispose();

    private WireAnswer Read(byte[][] frames)
    {
        var at = Array.FindIndex(frames, frame => frame.AsSpan().SequenceEqual(Delimiter));
        var parts = frames[(at + 2)..(at + 6)];
        Assert.Equal(Sign(parts), Encoding.ASCII.GetString(frames[at + 1]));
        JsonObject[] json = [.. parts.Select(part => JsonNode.Parse(part)!.AsObject())];
        return new WireAnswer(json[0]["msg_type"]!.GetValue<string>(), json[1]["msg_id"]?.GetValue<string>(), json[3])
        {
            Header = json[0], ParentHeader = json[1], Buffers = frames[(at + 6)..],
        };
    }

    private string Sign(byte[][] parts) => key.Length == 0
        ? ""
        : Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), (byte[])[.. parts.SelectMany(part => part)]));
}
