using System.Text.Json;
using NuGet.Versioning;

namespace FineTune.Kernel;

/// <summary>What a restore writes down: <c>project.assets.json</c>, of a restore that succeeded or failed.</summary>
internal sealed class AssetsFile
{
    private const string NoFile = "_._";

    private readonly IReadOnlyList<string> _folders = [];

    public AssetsFile(IReadOnlyList<RestoredPackage> packages, IReadOnlyList<RestoreMessage> messages)
    {
        Packages = packages;
        Messages = messages;
    }

    private AssetsFile(JsonElement root)
    {
        _folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        Messages = root.TryGetProperty("logs", out var logs) ? [.. logs.EnumerateArray().Select(ReadMessage)] : [];
        // One target is for any machine, the other, which has a slash and comes with its own natives, for this one.
        var targets = root.GetProperty("targets").EnumerateObject();
        var target = targets.FirstOrDefault(target => target.Name.Contains('/', StringComparison.Ordinal));
        Packages = target.Value.ValueKind == JsonValueKind.Object
            ? [.. target.Value.EnumerateObject().Select(library => ReadPackage(library, root.GetProperty("libraries")))]
            : [];
    }

    public IReadOnlyList<RestoredPackage> Packages { get; }

    public IReadOnlyList<RestoreMessage> Messages { get; }

    /// <summary>The user's package cache.</summary>
    public string GlobalFolder => _folders[0];

    public bool HasAllFiles => Packages.SelectMany(package => package.Files).All(File.Exists);

    /// <returns>Null when there is no such file, or one that a restore did not finish.</returns>
    public static AssetsFile? Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new AssetsFile(document.RootElement);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static RestoreMessage ReadMessage(JsonElement log) => new(
        log.GetProperty("code").GetString()!,
        log.GetProperty("level").GetString() == "Error",
        log.GetProperty("message").GetString()!,
        log.TryGetProperty("libraryId", out var id) ? id.GetString() : null);

    private RestoredPackage ReadPackage(JsonProperty library, JsonElement libraries)
    {
        var name = library.Name.Split('/');
        var folder = libraries.TryGetProperty(library.Name, out var entry) && entry.TryGetProperty("path", out var path)
            ? FolderOf(path.GetString()!)
            : "";
        return new RestoredPackage
        {
            Id = name[0],
            Version = NuGetVersion.Parse(name[1]),
            Dependencies = [.. Names(library.Value, "dependencies")],
            References = Files(library.Value, "compile", folder),
            Assemblies = Files(library.Value, "runtime", folder),
            NativeFiles = Files(library.Value, "native", folder),
        };
    }

    private string FolderOf(string package) =>
        _folders.Select(folder => Path.Combine(folder, package)).FirstOrDefault(Directory.Exists) ?? Path.Combine(GlobalFolder, package);

    private static IReadOnlyList<string> Files(JsonElement package, string group, string folder) =>
        [.. Names(package, group).Where(name => Path.GetFileName(name) != NoFile).Select(name => Path.GetFullPath(Path.Combine(folder, name)))];

    private static IEnumerable<string> Names(JsonElement package, string group) =>
        package.TryGetProperty(group, out var files) ? files.EnumerateObject().Select(file => file.Name) : [];
}
