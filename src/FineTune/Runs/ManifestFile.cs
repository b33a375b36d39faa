using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace FineTune;

/// <summary>Reads job.json, whether a run or a person wrote it, and says which field is wrong.</summary>
internal static class ManifestFile
{
    private static readonly string[] Required = ["model", "training"];

    /// <summary>Settings that only training on this machine has; what a service trained has its own in "service".</summary>
    private static readonly string[] LocalOnly = [.. typeof(FineTuneJob).GetProperties()
        .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))
        .Except(["name", "model", "training", "validation"])];

    public static void Write(string path, RunManifest manifest)
    {
        using var file = new AtomicFile(path);
        JsonSerializer.Serialize(file.Stream, Written(manifest), RunJson.Readable.JsonObject);
        file.Stream.Write("\n"u8);
        file.Commit();
    }

    public static RunManifest Read(string path)
    {
        var settings = ReadObject(path);
        ThrowIfUnknown(path, "", settings, RunJson.Default.RunManifest);
        foreach (var name in Required)
        {
            if (settings[name] is null)
                throw new FineTuneException($"{path}: \"{name}\" is missing; a job needs at least {{\"model\": \"folder\", \"training\": \"train.jsonl\"}}.");
        }
        var manifest = Deserialize(path, settings);
        ThrowIfOutOfRange(path, manifest);
        return manifest;
    }

    private static JsonObject Written(RunManifest manifest)
    {
        var json = JsonSerializer.SerializeToNode(manifest, RunJson.Readable.RunManifest)!.AsObject();
        if (manifest.Service is null)
            return json;
        foreach (var setting in LocalOnly)
            json.Remove(setting);
        return json;
    }

    private static JsonObject ReadObject(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var node = JsonNode.Parse(stream, documentOptions: new() { AllowDuplicateProperties = false });
            return node as JsonObject ?? throw new FineTuneException($"{path}: a job is a JSON object, like {{\"model\": \"folder\", \"training\": \"train.jsonl\"}}.");
        }
        catch (JsonException exception)
        {
            var at = exception.LineNumber is { } line ? $":{line + 1}:{exception.BytePositionInLine + 1}" : "";
            throw new FineTuneException($"{path}{at}: not JSON: {exception.Message}", exception);
        }
    }

    private static void ThrowIfUnknown(string path, string parent, JsonObject settings, JsonTypeInfo type)
    {
        foreach (var (name, value) in settings)
        {
            var property = type.Properties.FirstOrDefault(property => property.Name == name)
                ?? throw new FineTuneException(
                    $"{path}: unknown setting \"{parent}{name}\".{DidYouMean.Hint(name, type.Properties.Select(p => p.Name))} Known are {string.Join(", ", type.Properties.Select(p => p.Name))}.");
            if (value is JsonObject inner && RunJson.Default.GetTypeInfo(property.PropertyType) is { Kind: JsonTypeInfoKind.Object } innerType)
                ThrowIfUnknown(path, $"{name}.", inner, innerType);
        }
    }

    /// <summary>What the file does not say is filled in from the job's own defaults, so they are written down once.</summary>
    private static RunManifest Deserialize(string path, JsonObject settings)
    {
        var defaults = RunManifest.SettingsOf(new FineTuneJob { Model = "", Training = new Dataset("", []) });
        var complete = JsonSerializer.SerializeToNode(defaults, RunJson.Default.RunManifest)!.AsObject();
        foreach (var (name, value) in settings)
            complete[name] = value?.DeepClone();
        try
        {
            return complete.Deserialize(RunJson.Default.RunManifest)!;
        }
        catch (JsonException exception)
        {
            throw new FineTuneException($"{path}: {WrongType(exception, complete)}", exception);
        }
    }

    private static string WrongType(JsonException exception, JsonObject settings)
    {
        var field = exception.Path?.TrimStart('$', '.').Split('[')[0] ?? "";
        var property = RunJson.Default.RunManifest.Properties.FirstOrDefault(property => property.Name == field);
        return property is null
            ? $"\"{field}\": {exception.Message}"
            : $"\"{field}\" must be {Kind(property.PropertyType)}, not {Ellipsis.OneLine(settings[field]?.ToJsonString() ?? "null", 60)}.";
    }

    private static string Kind(Type type)
    {
        var optional = Nullable.GetUnderlyingType(type) is null ? "" : " or null";
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        return kind switch
        {
            _ when kind == typeof(int) => $"a whole number{optional}",
            _ when kind == typeof(double) => $"a number{optional}",
            _ when kind == typeof(string) => "text",
            _ when kind == typeof(IReadOnlyList<string>) => "a list of texts or null",
            _ when kind == typeof(DateTimeOffset) => $"a time such as 2026-11-22T09:30:12+00:00{optional}",
            { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(kind).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}",
            _ => "an object",
        };
    }

    private static void ThrowIfOutOfRange(string path, RunManifest manifest)
    {
        try
        {
            manifest.ToJob(manifest.Model, new Dataset("", []), validation: null);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            var field = JsonNamingPolicy.SnakeCaseLower.ConvertName(exception.ParamName ?? "");
            var reason = exception.Message.Split('\n')[0].Replace($" (Parameter '{exception.ParamName}')", "", StringComparison.Ordinal);
            throw new FineTuneException($"{path}: \"{field}\" is out of range: {reason}", exception);
        }
    }
}
