using System.Security.Cryptography;
using System.Text;

namespace FineTune.Kernel.Tests;

/// <summary>Messages as they should not be: a good one with something wrong. The same seed gives the same messages.</summary>
internal sealed class MessageFuzz(int seed, string key)
{
    private static readonly string[] Values =
    [
        "null", "{}", "[]", "7", "-1", "1e999", "\"\"", "\"\\ud800\"", "true", "{\"a\":1,\"a\":2}", "{\"code\":{\"x\":[1,2,3]}}", "\u0000", "{", "}", "",
    ];

    private static readonly string[] Types =
    [
        "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_info_request", "comm_open",
        "comm_msg", "comm_close", "kernel_info_request", "interrupt_request", "input_reply", "no_request", "", "_request",
    ];

    private static readonly string[] Members =
    [
        "code", "cursor_pos", "silent", "user_expressions", "hist_access_type", "pattern", "n", "session", "comm_id", "target_name", "data", "id", "msg_type",
    ];

    private readonly Random _random = new(seed);
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    public byte[][] Next()
    {
        byte[][] parts = [Header(), Any("{}"), Any("{}"), Content()];
        var frames = new List<byte[]> { "<IDS|MSG>"u8.ToArray(), Signature(parts) };
        frames.AddRange(parts);
        for (var wrongs = _random.Next(3); wrongs > 0; wrongs--)
            Damage(frames);
        return [.. frames];
    }

    private byte[] Header() => Bytes($$"""{"msg_id":"{{_random.Next(50)}}","msg_type":"{{Pick(Types)}}","session":{{(_random.Next(5) == 0 ? Pick(Values) : "\"s\"")}},"n":{{_random.Next()}}}""");

    /// <summary>No code that runs for long: what is executed are numbers.</summary>
    private byte[] Content() => _random.Next(4) == 0
        ? Any("{}")
        : Bytes($$"""{"{{Pick(Members)}}":{{Pick(Values)}},"{{Pick(Members)}}":{{_random.Next(100)}}}""");

    private byte[] Any(string usual) => Bytes(_random.Next(8) == 0 ? Pick(Values) : usual);

    private byte[] Signature(byte[][] parts) => _random.Next(4) switch
    {
        0 => [],
        1 => Noise(64),
        _ => Bytes(Convert.ToHexStringLower(HMACSHA256.HashData(_key, (byte[])[.. parts.SelectMany(part => part)]))),
    };

    private void Damage(List<byte[]> frames)
    {
        var at = _random.Next(frames.Count);
        switch (_random.Next(5))
        {
            case 0:
                frames[at] = Noise(_random.Next(200));
                break;
            case 1 when frames.Count > 1:
                frames.RemoveAt(at);
                break;
            case 2:
                frames.Insert(at, Noise(_random.Next(20)));
                break;
            case 3:
                frames[at] = frames[at][..(frames[at].Length / 2)];
                break;
            default:
                frames.Add(frames[at]);
                break;
        }
    }

    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        _random.NextBytes(noise);
        return noise;
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
