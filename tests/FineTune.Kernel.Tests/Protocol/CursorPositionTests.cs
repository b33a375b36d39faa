namespace FineTune.Kernel.Tests;

public sealed class CursorPositionTests
{
    [Theory]
    [InlineData("abc", 0, 0)]
    [InlineData("abc", 2, 2)]
    [InlineData("abc", null, 3)]
    [InlineData("\"😀\".Le", 1, 1)]
    [InlineData("\"😀\".Le", 2, 3)]
    [InlineData("\"😀\".Le", 6, 7)]
    [InlineData("\ud800x", 1, 1)]
    public void Positions_in_code_points_become_offsets(string code, int? position, int offset) =>
        Assert.Equal(offset, CursorPosition.ToUtf16(code, position));

    [Theory]
    [InlineData("\"😀\".Le", 7, 7)]
    [InlineData("abc", 99, 3)]
    [InlineData("abc", -1, 0)]
    public void Positions_beyond_the_code_points_are_taken_for_offsets_and_kept_in_the_code(string code, int position, int offset) =>
        Assert.Equal(offset, CursorPosition.ToUtf16(code, position));

    [Theory]
    [InlineData("\"😀\".Le", 0, 0)]
    [InlineData("\"😀\".Le", 3, 2)]
    [InlineData("\"😀\".Le", 7, 6)]
    [InlineData("abc", 99, 3)]
    public void Offsets_become_positions(string code, int offset, int position) =>
        Assert.Equal(position, CursorPosition.FromUtf16(code, offset));
}
