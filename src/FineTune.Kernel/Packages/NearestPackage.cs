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
        var wanted = id.ToLowerInvariant();
        var nearest = carried.Concat(restored).MinBy(candidate => Distance(wanted, NameOf(candidate)));
        return nearest is not null && Distance(wanted, NameOf(nearest)) <= Math.Max(1, wanted.Length / 4) ? WrittenId(nearest) : null;
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

    /// <summary>Letters to insert, remove or change.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
