using System.Text.Json;

namespace FineTune;

internal static class StatusFile
{
    public static void Write(string path, RunStatus status)
    {
        using var file = new AtomicFile(path);
        JsonSerializer.Serialize(file.Stream, status, RunJson.Readable.RunStatus);
        file.Stream.Write("\n"u8);
        file.Commit();
    }

    public static RunStatus Read(string path)
    {
        if (!File.Exists(path))
            return new RunStatus { State = RunState.Created };
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), RunJson.Default.RunStatus)
                ?? throw new JsonException("The file is null.");
        }
        catch (JsonException exception)
        {
            throw new FineTuneException($"{path} is not the status of a run: {exception.Message} Remove it to train the folder anew.", exception);
        }
    }
}
