using System.Text;
using System.Text.Json;

namespace FineTune;

/// <summary>The chat template that a model folder declares, and in which file.</summary>
internal sealed record DeclaredTemplate(string Path, string Text)
{
    private const int ShownCharacters = 80;

    public string Beginning => Text[..Math.Min(ShownCharacters, Text.Length)];

    /// <summary>Null when the folder declares none. chat_template.jinja goes before tokenizer_config.json, as in newer model folders.</summary>
    public static DeclaredTemplate? Read(string modelFolder)
    {
        var jinja = System.IO.Path.Combine(modelFolder, "chat_template.jinja");
        if (File.Exists(jinja))
            return new DeclaredTemplate(jinja, File.ReadAllText(jinja));
        var config = System.IO.Path.Combine(modelFolder, "tokenizer_config.json");
        return File.Exists(config) && ReadConfig(config) is { } text ? new DeclaredTemplate(config, text) : null;
    }

    /// <summary>Templates are spelled with different white space and quotes around the same tokens; a line end is written as itself or as \n.</summary>
    public bool IsSameAs(string template) => Normal(Text) == Normal(template);

    private static string? ReadConfig(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.TryGetProperty("chat_template", out var template) ? TextOf(template) : null;
        }
        catch (JsonException exception)
        {
            throw new FineTuneException($"{path}:{exception.LineNumber + 1}: not valid JSON: {exception.Message} Copy the file again.", exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException)
        {
            throw new FineTuneException($"{path}: \"chat_template\" is not a text, nor a list of named ones: {exception.Message} Copy the file again.", exception);
        }
    }

    /// <summary>A text, or a list of templates by name of which "default" is meant.</summary>
    private static string? TextOf(JsonElement template) => template.ValueKind == JsonValueKind.Array
        ? template.EnumerateArray().First(item => item.GetProperty("name").GetString() == "default").GetProperty("template").GetString()
        : template.GetString();

    private static string Normal(string template)
    {
        var normal = new StringBuilder(template.Length);
        var quoted = false;
        foreach (var character in template)
        {
            if (character is '\'' or '"')
            {
                quoted = !quoted;
                normal.Append('\'');
            }
            else if (quoted && character == '\n')
            {
                normal.Append("\\n");
            }
            else if (quoted || !char.IsWhiteSpace(character))
            {
                normal.Append(character);
            }
        }
        return normal.ToString();
    }
}
