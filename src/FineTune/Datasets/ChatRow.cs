using System.Security.Cryptography;
using System.Text;

namespace FineTune;

/// <summary>A <see cref="ChatExample"/> as one line of JSONL.</summary>
internal static class ChatRow
{
    /// <summary>Null when the line has faults; they are added to <paramref name="faults"/>.</summary>
    public static ChatExample? Parse(TextLine line, FaultList faults)
    {
        if (TextEncoding.FaultOf(line) is { } wrong)
        {
            faults.Add(line.Number, line.ColumnOf(wrong.Position), wrong.Message);
            return null;
        }
        var parser = new ChatRowParser(line, faults);
        return parser.Parse();
    }

    /// <summary>The canonical form: role before content, no white space between tokens, LF at the end.</summary>
    public static ReadOnlyMemory<byte> Serialize(ChatExample example)
    {
        var row = new StringBuilder("{\"messages\":[");
        for (var i = 0; i < example.Messages.Count; i++)
        {
            row.Append(i == 0 ? "{\"role\":" : ",{\"role\":");
            JsonText.AppendQuoted(row, example.Messages[i].Role.Value);
            row.Append(",\"content\":");
            JsonText.AppendQuoted(row, example.Messages[i].Content);
            row.Append('}');
        }
        return Encoding.UTF8.GetBytes(row.Append("]}\n").ToString());
    }

    public static string Hash(IEnumerable<ChatExample> examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var example in examples)
            hash.AppendData(Serialize(example).Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
