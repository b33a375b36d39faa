using System.Text.RegularExpressions;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Display;

public sealed partial class TensorSummaryTests
{
    [Fact]
    public void A_matrix_shows_its_measures_and_its_corner()
    {
        using var tensor = arange(24, dtype: ScalarType.Float32).reshape(2, 12);

        Snapshot.Match("tensor-matrix.txt", tensor.Summary().Render(MimeTypes.Text));
        Snapshot.Match("tensor-matrix.html", Content(tensor.Summary()));
    }

    [Fact]
    public void What_is_no_number_is_counted_and_left_out_of_the_measures()
    {
        using var tensor = torch.tensor([1f, float.NaN, 3f, float.PositiveInfinity, float.NegativeInfinity]);

        var summary = tensor.Summary();

        Assert.Equal((1.0, 3.0, 2.0, 1.0), (summary.Minimum, summary.Maximum, summary.Mean, summary.StandardDeviation));
        Assert.Equal((1, 2), (summary.NotANumber, summary.Infinite));
        Assert.Equal(
            """
            Float32 [5] on cpu
            5 elements
            min 1, max 3, mean 2, std 1, NaN 1, infinite 2
                1  NaN    3    ∞   −∞
            """, summary.Render(MimeTypes.Text));
    }

    [Fact]
    public void An_empty_tensor_has_a_shape_and_no_measures()
    {
        using var tensor = zeros(0, 3);

        Assert.Equal("Float32 [0, 3] on cpu\n0 elements", tensor.Summary().Render(MimeTypes.Text));
    }

    [Fact]
    public void A_scalar_that_learns_says_so()
    {
        using var tensor = torch.tensor(2.5, requires_grad: true);

        Assert.StartsWith("Float64 scalar on cpu\n1 element, requires a gradient\nmin 2.5, max 2.5,", tensor.Summary().Render(MimeTypes.Text), StringComparison.Ordinal);
        Assert.True(tensor.requires_grad);
    }

    [Fact]
    public void Truth_values_and_whole_numbers_are_written_as_they_are()
    {
        using var truth = torch.tensor([true, false, true, true]);
        using var whole = torch.tensor([long.MaxValue, -1L]);

        Assert.Equal(0.75, truth.Summary().Mean);
        Assert.EndsWith("true  false   true   true", truth.Summary().Render(MimeTypes.Text), StringComparison.Ordinal);
        Assert.EndsWith("9223372036854775807                   -1", whole.Summary().Render(MimeTypes.Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Int8)]
    public void Short_types_are_measured_like_long_ones(ScalarType type)
    {
        using var tensor = torch.tensor([1, 2, 3]).to(type);

        Assert.Equal((1.0, 3.0, 2.0), (tensor.Summary().Minimum, tensor.Summary().Maximum, tensor.Summary().Mean));
    }

    [Fact]
    public void Complex_numbers_have_no_order()
    {
        using var tensor = zeros(3, dtype: ScalarType.ComplexFloat32);

        Assert.Equal("ComplexFloat32 [3] on cpu\n3 elements; no measures of this kind of tensor", tensor.Summary().Render(MimeTypes.Text));
    }

    [Fact]
    public void Of_a_huge_tensor_a_sample_is_measured_and_said_to_be_one()
    {
        using var one = ones(1);
        using var tensor = one.expand(3_000, 4_000, 5_000);

        var summary = tensor.Summary();

        Assert.Equal(60_000_000_000, summary.Elements);
        Assert.InRange(summary.Measured, 100_000, 1_000_000);
        Assert.Equal(1, summary.Mean);
        Assert.Contains($"60,000,000,000 elements; measured on a sample of {summary.Measured:N0}, evenly spread", summary.Render(MimeTypes.Text), StringComparison.Ordinal);
        Assert.InRange(summary.Render(MimeTypes.Html).Length, 1_000, 10_000);
    }

    [Fact]
    public void Looking_leaves_nothing_behind_and_the_tensor_as_it_was()
    {
        using var scope = NewDisposeScope();
        var tensor = rand(50, 60).t();
        var before = tensor.clone();
        var alive = Tensor.TotalCount;

        tensor.Summary().Render(MimeTypes.Html);

        Assert.Equal(alive, Tensor.TotalCount);
        Assert.True(tensor.equal(before).all().ToBoolean());
        Assert.False(tensor.is_contiguous());
    }

    private static string Content(TensorSummary summary) =>
        Style().Replace(summary.Render(MimeTypes.Html), "").Replace("><", ">\n<", StringComparison.Ordinal);

    [GeneratedRegex("<style>[^<]*</style>")]
    private static partial Regex Style();
}
