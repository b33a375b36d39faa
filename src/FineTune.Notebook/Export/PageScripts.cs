using System.Security.Cryptography;
using System.Text;
using Plotly.NET;

namespace FineTune.Notebook;

/// <summary>
/// The scripts of the page and the policy that allows these and no others: each is named by its hash, so that nothing which came with
/// a notebook can run, and nothing is loaded from anywhere.
/// </summary>
internal static class PageScripts
{
    /// <summary>plotly.js with its licence header, as the Plotly.NET package carries it.</summary>
    private static readonly Lazy<string> Plotly = new(() =>
        Safe(Resource(typeof(GenericChart).Assembly, name => name.EndsWith(".min.js", StringComparison.Ordinal))));

    private static readonly Lazy<string> Page = new(() => Safe(Resource(typeof(PageScripts).Assembly, name => name == "page.js")));

    public static string Style => Resource(typeof(PageScripts).Assembly, name => name == "page.css");

    public static IReadOnlyList<string> For(int figures) => figures == 0 ? [Page.Value] : [Plotly.Value, Page.Value];

    public static string Policy(IEnumerable<string> scripts)
    {
        var hashes = scripts.Select(script => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'");
        return $"default-src 'none'; script-src {string.Join(' ', hashes)}; style-src 'unsafe-inline'; img-src data: blob:; "
            + "base-uri 'none'; form-action 'none'";
    }

    /// <summary>A script that neither ends its element early nor has line endings that the browser would change before it hashes.</summary>
    private static string Safe(string script) =>
        script.ReplaceLineEndings("\n").Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);

    private static string Resource(System.Reflection.Assembly assembly, Func<string, bool> wanted)
    {
        var name = assembly.GetManifestResourceNames().FirstOrDefault(wanted)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} does not carry the resource that the page needs.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
