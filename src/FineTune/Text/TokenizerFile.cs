using System.Text.Json;

namespace FineTune;

/// <summary>What this project reads from a Hugging Face <c>tokenizer.json</c>: byte-level BPE, nothing else.</summary>
internal sealed record TokenizerFile
{
    public required IReadOnlyDictionary<string, int> Vocabulary { get; init; }

    /// <summary>"left right" pairs, in order of priority.</summary>
    public required IReadOnlyList<string> Merges { get; init; }

    public required IReadOnlyDictionary<string, int> AddedTokens { get; init; }

    public required bool IndividualDigits { get; init; }

    public static TokenizerFile Read(string path)
    {
        if (!File.Exists(path))
            throw new FineTuneException($"{path}: there is no such file. A model folder holds a tokenizer.json.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new TokenizerFileReader(path, document.RootElement).Read();
        }
        catch (JsonException exception)
        {
            throw new FineTuneException($"{path}:{exception.LineNumber + 1}: not valid JSON: {exception.Message} Copy the file again.", exception);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new FineTuneException($"{path}: not a tokenizer.json that this version reads: {exception.Message} {TokenizerFileReader.Advice}", exception);
        }
    }
}
