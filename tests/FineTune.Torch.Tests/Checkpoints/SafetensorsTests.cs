using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Checkpoints;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    [Fact]
    public void What_is_written_reads_back_bit_for_bit()
    {
        var path = _folder.At("a.safetensors");
        float[] values = [1, -0f, float.Epsilon, float.MaxValue, float.NaN, float.NegativeInfinity];

        Safetensors.Write(path, [("a", tensor(values, [2, 3])), ("größe.\"b\"", tensor(7f)), ("empty", zeros(0, 5))], ScalarType.Float32);
        var read = Safetensors.Read(path);

        Assert.Equal(["a", "größe.\"b\"", "empty"], read.Keys);
        Assert.Equal(values, read["a"].data<float>().ToArray());
        Assert.Equal([2, 3], read["a"].shape);
        Assert.Empty(read["größe.\"b\""].shape);
        Assert.Equal([0, 5], read["empty"].shape);
    }

    [Theory]
    [InlineData("F16", new byte[] { 0x00, 0x3C, 0x00, 0xC0 })]
    [InlineData("BF16", new byte[] { 0x80, 0x3F, 0x00, 0xC0 })]
    public void Half_precision_is_read_up_to_float32(string type, byte[] data)
    {
        byte[] image = [.. SafetensorsImage.Of(SafetensorsImage.Entry("a", type, "[2]", "[0,4]"), 0), .. data];

        var read = Safetensors.Read(_folder.Write("a.safetensors", image))["a"];

        Assert.Equal(ScalarType.Float32, read.dtype);
        Assert.Equal([1f, -2f], read.data<float>().ToArray());
    }

    [Fact]
    public void Tensors_may_stand_in_any_order_in_the_header_and_metadata_is_passed_over()
    {
        const string Header = """{"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}   """;
        byte[] image = [.. SafetensorsImage.Of(Header, 0), 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40];

        var read = Safetensors.Read(_folder.Write("a.safetensors", image));

        Assert.Equal((1f, 2f), (read["a"].item<float>(), read["b"].item<float>()));
    }

    [Fact]
    public void The_tensors_start_at_a_multiple_of_eight_bytes()
    {
        var path = _folder.At("a.safetensors");
        Safetensors.Write(path, [("a", ones(3))], ScalarType.BFloat16);

        Assert.Equal(0, (new FileInfo(path).Length - 3 * 2) % 8);
    }

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }
}
