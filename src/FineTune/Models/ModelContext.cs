using System.Text.Json;

namespace FineTune;

/// <summary>How many tokens a model takes, as its config.json says.</summary>
internal static class ModelContext
{
    /// <exception cref="FineTuneException">The folder has no config.json, or it does not say.</exception>
    public static int Read(string modelFolder)
    {
        var path = Path.Combine(modelFolder, "config.json");
        try
        {
            using var config = JsonDocument.Parse(File.ReadAllBytes(path));
            return config.RootElement.GetProperty("max_position_embeddings").GetInt32();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FineTuneException($"{path} cannot be read: {exception.Message} Name a model folder.", exception);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FineTuneException($"{path} does not say how many tokens the model takes (max_position_embeddings). Copy the file again from where the model came from.", exception);
        }
    }
}
