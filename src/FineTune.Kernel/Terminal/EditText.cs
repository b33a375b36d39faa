using System.Globalization;

namespace FineTune.Kernel;

/// <summary>Text being typed, and where the cursor stands in it: a UTF-16 offset that never splits a character as people see it.</summary>
internal sealed record EditText(string Text, int Cursor)
{
    private const int TabWidth = 4;

    public static EditText Empty { get; } = new("", 0);

    /// <summary>The text with the cursor behind it.</summary>
    public static EditText AtEnd(string text) => new(text, text.Length);

    public bool IsOnFirstLine => LineStart == 0;

    public bool IsOnLastLine => LineEnd == Text.Length;

    /// <summary>Nothing but white space stands left of the cursor in its line.</summary>
    public bool IsAtIndentation => string.IsNullOrWhiteSpace(Text[LineStart..Cursor]);

    public EditText Insert(string text) => Replace(Cursor, Cursor, text);

    /// <summary>A new line, indented as the code wants it.</summary>
    public EditText InsertLine()
    {
        var line = Text[LineStart..Cursor];
        var indentation = line[..(line.Length - line.TrimStart(' ').Length)];
        var deeper = line.TrimEnd().EndsWith('{') ? new string(' ', TabWidth) : "";
        return Insert("\n" + indentation + deeper);
    }

    /// <summary>Spaces up to the next tab stop.</summary>
    public EditText InsertTab() => Insert(new string(' ', TabWidth - ((Cursor - LineStart) % TabWidth)));

    /// <summary>A closing brace, which steps back from the indentation of its block.</summary>
    public EditText InsertClosingBrace()
    {
        var start = IsAtIndentation ? Math.Max(LineStart, Cursor - TabWidth) : Cursor;
        return Replace(start, Cursor, "}");
    }

    /// <summary>Puts <paramref name="text"/> in the place of a part, and the cursor behind it.</summary>
    public EditText Replace(int start, int end, string text) => new(Text[..start] + text + Text[end..], start + text.Length);

    /// <summary>Deletes the character left of the cursor, or a step of indentation.</summary>
    public EditText DeleteLeft()
    {
        var indentation = Cursor - LineStart;
        var steps = IsAtIndentation && indentation > 0 ? ((indentation - 1) % TabWidth) + 1 : 0;
        return Replace(steps > 0 ? Cursor - steps : Left().Cursor, Cursor, "");
    }

    public EditText DeleteRight() => Replace(Cursor, Right().Cursor, "");

    public EditText Left() => MoveTo(Characters().LastOrDefault(start => start < Cursor));

    public EditText Right() => MoveTo(Characters().Append(Text.Length).FirstOrDefault(start => start > Cursor, Text.Length));

    public EditText WordLeft()
    {
        var position = Cursor;
        while (position > 0 && !IsWord(Text[position - 1]))
            position--;
        while (position > 0 && IsWord(Text[position - 1]))
            position--;
        return MoveTo(position);
    }

    public EditText WordRight()
    {
        var position = Cursor;
        while (position < Text.Length && !IsWord(Text[position]))
            position++;
        while (position < Text.Length && IsWord(Text[position]))
            position++;
        return MoveTo(position);
    }

    public EditText ToLineStart() => MoveTo(LineStart);

    public EditText ToLineEnd() => MoveTo(LineEnd);

    public EditText ToStart() => MoveTo(0);

    public EditText ToEnd() => MoveTo(Text.Length);

    /// <summary>To the same column of the line above, which there must be.</summary>
    public EditText Up()
    {
        var above = MoveTo(LineStart - 1);
        return MoveTo(Math.Min(above.LineStart + (Cursor - LineStart), above.Cursor)).Snap();
    }

    /// <summary>To the same column of the line below, which there must be.</summary>
    public EditText Down()
    {
        var below = MoveTo(LineEnd + 1);
        return MoveTo(Math.Min(below.Cursor + (Cursor - LineStart), below.LineEnd)).Snap();
    }

    private int LineStart => Cursor == 0 ? 0 : Text.LastIndexOf('\n', Cursor - 1) + 1;

    private int LineEnd => Text.IndexOf('\n', Cursor) is >= 0 and var end ? end : Text.Length;

    private EditText MoveTo(int position) => this with { Cursor = position };

    /// <summary>Moves a cursor that came from another line out of the middle of a character.</summary>
    private EditText Snap() => Cursor == Text.Length ? this : MoveTo(Characters().LastOrDefault(start => start <= Cursor));

    private int[] Characters() => StringInfo.ParseCombiningCharacters(Text);

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == '_' || char.IsSurrogate(character);
}
