using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace FineTune.Kernel.Tests;

/// <summary>
/// Nothing that comes over the wire stops the kernel. FINETUNE_FUZZ says how many messages to try (1: 200,000); without it a few, to keep
/// the run short.
/// </summary>
public sealed class MalformedMessageTests
{
    private const int Seed = 20261127;
    private const string Key = "a key";

    /// <summary>How a connection of ZeroMQ 3 begins: signature, version, the mechanism NULL, padding.</summary>
    private static readonly byte[] Greeting = [0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0, .. "NULL"u8, .. new byte[48]];

    /// <summary>Announces more bytes than any machine has.</summary>
    private static readonly byte[] LongFrame = [0x02, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("FINETUNE_FUZZ"), CultureInfo.InvariantCulture, out var count)
        ? count == 1 ? 200_000 : count
        : 5_000;

    [Fact]
    public void A_malformed_message_is_a_fault_that_is_told_and_nothing_else()
    {
        var fuzz = new MessageFuzz(Seed, Key);
        var reader = new WireReader(new MessageSigner(Key));
        var understood = 0;

        for (var tried = 0; tried < Count; tried++)
        {
            try
            {
                var message = reader.Read(fuzz.Next());
                if (MessageTypes.RequestNamed(message.Header.Type) is { } type)
                    RequestParser.Parse(message, type);
                understood++;
            }
            catch (KernelException)
            {
                // The one kind of fault that the transport expects.
            }
        }

        Assert.InRange(understood, Count / 100, Count * 9 / 10);
    }

    [Fact]
    public void A_kernel_under_a_rain_of_nonsense_still_answers()
    {
        using var kernel = new RunningKernel(() => new CSharpSession(new SessionOptions()), key: Key);
        using var front = kernel.Connect();
        var fuzz = new MessageFuzz(Seed + 1, Key);

        for (var sent = 0; sent < Count / 4; sent++)
        {
            var channel = (sent % 3) switch { 0 => front.Shell, 1 => front.Control, _ => front.Stdin };
            channel.SendFrames(fuzz.Next());
        }

        Assert.Equal("kernel_info_reply", front.Ask("kernel_info_request").Type);
        Assert.Equal([9], front.Beat([9]));
        Assert.False(kernel.Running.IsCompleted);
        Assert.True(kernel.Log.ToString().Split('\n').Length < 100, "The log is flooded.");
    }

    [Fact]
    public void Bytes_that_are_not_ZeroMQ_at_all_harm_nothing()
    {
        using var kernel = new RunningKernel(() => new CSharpSession(new SessionOptions()), key: Key);
        using var front = kernel.Connect();
        var random = new Random(Seed);

        for (var round = 0; round < Math.Max(20, Count / 1000); round++)
        {
            foreach (var port in kernel.Ports)
            {
                using var raw = new TcpClient("127.0.0.1", port);
                var noise = new byte[random.Next(1, 300)];
                random.NextBytes(noise);
                raw.GetStream().Write((round % 3) switch
                {
                    0 => noise,
                    1 => [.. Greeting, .. noise],
                    _ => [.. Greeting, .. LongFrame, .. noise],
                });
            }
        }

        Assert.Equal("kernel_info_reply", front.Ask("kernel_info_request").Type);
        Assert.Equal([9], front.Beat([9]));
    }

    [Fact]
    public void The_signature_is_the_HMAC_of_the_four_parts()
    {
        byte[][] parts = ["{\"a\":1}"u8.ToArray(), "{}"u8.ToArray(), [], "é"u8.ToArray()];

        var signature = new MessageSigner("k").Sign(parts);

        Assert.Equal(
            Convert.ToHexStringLower(HMACSHA256.HashData("k"u8, (byte[])[.. parts.SelectMany(part => part)])),
            System.Text.Encoding.ASCII.GetString(signature));
        Assert.True(new MessageSigner("k").Accepts(signature, parts));
        Assert.False(new MessageSigner("l").Accepts(signature, parts));
        Assert.False(new MessageSigner("k").Accepts(signature[1..], parts));
        Assert.True(new MessageSigner("").Accepts([], parts));
    }
}
