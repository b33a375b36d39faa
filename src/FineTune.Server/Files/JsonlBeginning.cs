using System.Text.Json;

namespace FineTune.Server;

/// <summary>
/// Refuses at once what is no JSON Lines at all, such as a spreadsheet or one big JSON list. Everything finer is told by the job, with
/// line numbers, as the real API does.
/// </summary>
internal static class JsonlBeginning
{
    private const int ShownCharacters = 40;

    /// <exception cref="ApiException">400: the first line that is not blank is no JSON object.</exception>
    public static async Task CheckAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        try
        {
            await foreach (var line in TextLines.ReadAsync(stream, "file", cancellationToken))
            {
                if (!IsObject(line))
                    throw Fault($"Line {line.Number} is not a dictionary (HINT: line starts with: \"{Start(line)}...\").");
                return;
            }
        }
        catch (FineTuneException)
        {
            throw Fault("Line 1 is not a dictionary.");
        }
    }

    private static bool IsObject(TextLine line)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Start(TextLine line)
    {
        var text = System.Text.Encoding.UTF8.GetString(line.Bytes.Span[..Math.Min(line.Bytes.Length, ShownCharacters)]);
        return new string([.. text.Where(character => !char.IsControl(character))]);
    }

    private static ApiException Fault(string where) =>
        ApiException.Invalid($"Expected file to have JSONL format, where every line is a valid JSON dictionary. {where}", "file");
}
