using System.Text;

namespace FineTune.Kernel;

/// <summary>A cell's text as it is compiled, and the way back to the text that the user wrote.</summary>
internal sealed class EditedText
{
    private readonly TextEdit[] _edits;

    /// <param name="original">What the user wrote.</param>
    /// <param name="edits">They must not overlap.</param>
    public EditedText(string original, IEnumerable<TextEdit> edits)
    {
        Original = original;
        _edits = [.. edits.OrderBy(edit => edit.Start)];
        var text = new StringBuilder();
        var position = 0;
        foreach (var edit in _edits)
        {
            text.Append(original, position, edit.Start - position).Append(edit.Replacement);
            position = edit.Start + edit.Length;
        }

        Text = text.Append(original, position, original.Length - position).ToString();
    }

    public string Original { get; }

    public string Text { get; }

    /// <summary>Where a position of <see cref="Text"/> is in <see cref="Original"/>; inside an insertion, where that was made.</summary>
    public int ToOriginal(int position)
    {
        var shift = 0;
        foreach (var edit in _edits)
        {
            var start = edit.Start + shift;
            if (position < start)
                break;
            if (position < start + edit.Replacement.Length)
                return edit.Start + Math.Min(position - start, edit.Length);
            shift += edit.Replacement.Length - edit.Length;
        }

        return Math.Clamp(position - shift, 0, Original.Length);
    }
}
