using static FineTune.Torch.Tests.Checkpoints.SafetensorsImage;
using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Checkpoints;

public sealed class SafetensorsFaultTests : IDisposable
{
    private const string Advice = "Download or export the file again.";
    private static readonly byte[] Valid = File.ReadAllBytes(Path.Combine(TinyLlama.Folder, "model.safetensors"));
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_missing_file_is_told()
    {
        var message = Assert.Throws<FineTuneException>(() => Safetensors.Read(_folder.At("none.safetensors"))).Message;

        Assert.Equal(
            $"{_folder.At("none.safetensors")}: there is no such file. Weights are read from safetensors alone; other formats can carry code. "
            + "Choose a model that has this file.", message);
    }

    [Theory]
    [InlineData(0, "it has 0 bytes, too few for a header; the download or copy was cut short")]
    [InlineData(7, "it has 7 bytes, too few for a header; the download or copy was cut short")]
    [InlineData(8, "its header claims 2008 bytes and the file has 8; it is cut short or not a safetensors file")]
    [InlineData(1000, "its header claims 2008 bytes and the file has 1000; it is cut short or not a safetensors file")]
    [InlineData(35615, "the tensor 'model.norm.weight' claims the bytes 33536 to 33600 and the file has 33599 bytes of tensors")]
    public void A_file_that_is_cut_short_is_told(int length, string fault)
    {
        AssertFault(Valid[..length], fault);
    }

    [Fact]
    public void A_file_that_goes_on_is_told()
    {
        AssertFault([.. Valid, 0], $"its tensors end at byte {Valid.Length} and the file has {Valid.Length + 1} bytes; the header does not fit it");
    }

    [Theory]
    [InlineData(100_000_001ul)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1ul << 63)]
    public void A_huge_header_is_not_believed(ulong length)
    {
        byte[] image = [.. Length(length), .. "{}"u8];

        AssertFault(image, $"its header claims {length} bytes and the file has 10; it is cut short or not a safetensors file");
    }

    [Theory]
    [InlineData("[2]", "[0,4]", "of shape [2] and type F32 does not fill the bytes 0 to 4")]
    [InlineData("[-1]", "[0,4]", "of shape [-1] and type F32 does not fill the bytes 0 to 4")]
    [InlineData("[-1,-1]", "[0,4]", "of shape [-1, -1] and type F32 does not fill the bytes 0 to 4")]
    [InlineData("[4611686018427387905]", "[0,4]", "of shape [4611686018427387905] and type F32 does not fill the bytes 0 to 4")]
    [InlineData("[0,9223372036854775807]", "[0,0]", "of shape [0, 9223372036854775807] and type F32 does not fill the bytes 0 to 0")]
    [InlineData("[1]", "[0,8]", "claims the bytes 0 to 8 and the file has 4 bytes of tensors")]
    [InlineData("[1]", "[-4,0]", "claims the bytes -4 to 0 and the file has 4 bytes of tensors")]
    [InlineData("[1]", "[4,0]", "claims the bytes 4 to 0 and the file has 4 bytes of tensors")]
    [InlineData("[1]", "[0]", "has 1 data_offsets; a start and an end are needed")]
    [InlineData("[1]", "[0,4,8]", "has 3 data_offsets; a start and an end are needed")]
    public void A_tensor_that_cannot_be_is_told_by_name(string shape, string offsets, string fault)
    {
        AssertFault(Of(Entry("w", "F32", shape, offsets), dataLength: 4), $"the tensor 'w' {fault}");
    }

    [Fact]
    public void More_dimensions_than_can_be_are_told()
    {
        var shape = $"[{string.Join(',', Enumerable.Repeat(1, 65))}]";

        AssertFault(Of(Entry("w", "F32", shape, "[0,4]"), dataLength: 4), $"the tensor 'w' of shape {shape.Replace(",", ", ", StringComparison.Ordinal)} and type F32 does not fill the bytes 0 to 4");
    }

    [Theory]
    [InlineData("I64")]
    [InlineData("F8_E4M3")]
    [InlineData("")]
    public void An_unknown_type_is_told_with_the_known_ones(string type)
    {
        AssertFault(Of(Entry("w", type, "[1]", "[0,4]"), dataLength: 4), $"the tensor 'w' has the type {type}; known: F32, BF16, F16");
    }

    [Theory]
    [InlineData("[0,4]", "[0,4]", "the tensor 'b' starts at byte 126 and the one before it ends at 130; tensors may not overlap or leave gaps")]
    [InlineData("[0,4]", "[2,6]", "the tensor 'b' starts at byte 128 and the one before it ends at 130; tensors may not overlap or leave gaps")]
    [InlineData("[0,4]", "[8,12]", "the tensor 'b' starts at byte 134 and the one before it ends at 130; tensors may not overlap or leave gaps")]
    [InlineData("[4,8]", "[8,12]", "the tensor 'a' starts at byte 130 and the one before it ends at 126; tensors may not overlap or leave gaps")]
    [InlineData("[0,4]", "[4,8]", "its tensors end at byte 134 and the file has 138 bytes; the header does not fit it")]
    public void Tensors_lie_side_by_side_from_the_first_byte_to_the_last(string first, string second, string fault)
    {
        var entries = Entry("a", "F32", "[1]", first)[..^1] + "," + Entry("b", "F32", "[1]", second)[1..];

        AssertFault(Of(entries.PadRight(118), dataLength: 12), fault);
    }

    [Fact]
    public void A_name_that_stands_twice_is_told()
    {
        var entries = Entry("a", "F32", "[1]", "[0,4]")[..^1] + "," + Entry("a", "F32", "[1]", "[4,8]")[1..];

        AssertFault(Of(entries, dataLength: 8), "its header names the tensor 'a' twice");
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"w":7}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":{"dtype":7,"shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}""")]
    public void A_header_that_is_none_is_told(string header)
    {
        var path = _folder.Write("w.safetensors", Of(header, dataLength: 4));

        var message = Assert.Throws<FineTuneException>(() => Safetensors.Read(path)).Message;

        Assert.StartsWith($"{path}: not a usable safetensors file: its header is not JSON about tensors: ", message, StringComparison.Ordinal);
        Assert.EndsWith(Advice, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_happens_to_a_file_it_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(20261123);
        var (read, refused) = (0, 0);

        for (var i = 0; i < 500; i++)
        {
            var path = _folder.Write("fuzzed.safetensors", Mutated(random));
            using var scope = NewDisposeScope();
            try
            {
                Safetensors.Read(path);
                read++;
            }
            catch (FineTuneException exception)
            {
                Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.True(read > 20 && refused > 200, $"{read} read, {refused} refused");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A few bytes of the header changed, and now and then the end cut off, a stretch doubled, or bytes of the weights changed.</summary>
    private static byte[] Mutated(Random random)
    {
        var image = Valid.ToArray();
        var span = random.Next(4) == 0 ? image.Length : 2016;
        for (var changes = 1 + random.Next(4); changes > 0; changes--)
        {
            var digit = random.Next(2) == 0;
            image[random.Next(span)] = (byte)(digit ? '0' + random.Next(10) : random.Next(256));
        }
        return random.Next(6) switch
        {
            0 => image[..random.Next(image.Length)],
            1 => [.. image[..random.Next(image.Length)], .. image[random.Next(image.Length)..]],
            _ => image,
        };
    }

    private void AssertFault(byte[] image, string fault)
    {
        var path = _folder.Write("w.safetensors", image);

        Assert.Equal($"{path}: not a usable safetensors file: {fault}. {Advice}", Assert.Throws<FineTuneException>(() => Safetensors.Read(path)).Message);
    }
}
