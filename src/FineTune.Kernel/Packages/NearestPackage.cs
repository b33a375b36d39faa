using System.Xml;
using System.Xml.Linq;

namespace FineTune.Kernel;

/// <summary>Finds the package that somebody who mistyped an id may have meant.</summary>
internal static class NearestPackage
{
    /// <param name="id">What was typed.</param>
    /// <param name="carried">Ids that need no restore.</param>
    /// <param name="globalFolder">With the packages that this user has restored before.</param>
    public static string? Find(string id, IEnumerable<string> carried, string globalFolder)
    {
        var restored = Directory.Exists(globalFolder) ? Directory.EnumerateDirectories(globalFolder) : [];
        var written = carried.Concat(restored).DistinctBy(NameOf).ToDictionary(NameOf);
        return NearestName.Of(id, written.Keys) is { } nearest ? WrittenId(written[nearest]) : null;
    }

    private static string NameOf(string idOrFolder) => Path.GetFileName(idOrFolder).ToLowerInvariant();

    /// <summary>Folders are in lower case; the package knows how its id is written.</summary>
    private static string WrittenId(string folder)
    {
        if (!Path.IsPathRooted(folder))
            return folder;
        try
        {
            return Directory.EnumerateFiles(folder, "*.nuspec", SearchOption.AllDirectories).FirstOrDefault() is { } specification
                && XDocument.Load(specification).Descendants().FirstOrDefault(element => element.Name.LocalName == "id") is { } id
                    ? id.Value
                    : Path.GetFileName(folder);
        }
        catch (Exception error) when (error is IOException or XmlException)
        {
            return Path.GetFileName(folder);
        }
    }
}
