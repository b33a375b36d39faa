using System.Text.RegularExpressions;

namespace FineTune.Kernel;

/// <summary>Completes the lines that speak to the kernel: <c>#r</c>, <c>#i</c>, <c>#load</c> and magics.</summary>
internal sealed partial class DirectiveHelp(HelpSources sources, MagicCompletion magics)
{
    private static readonly string[] Words = ["#r \"nuget: ", "#r \"", "#i \"nuget: ", "#load \""];

    private readonly PackageNames _packages = new(sources);

    public CompletionList Complete(DirectiveLine line)
    {
        var text = line.BeforeCursor;
        if (text.StartsWith("#!", StringComparison.Ordinal) || text.StartsWith('%'))
            return magics.Complete(line);
        if (PackagePattern().Match(text) is { Success: true } package)
            return package.Groups["version"] is { Success: true } version
                ? List(line, version.Index, _packages.VersionsOf(package.Groups["id"].Value), version.Value)
                : List(line, package.Groups["id"].Index, _packages.Ids(), package.Groups["id"].Value);
        if (FilePattern().Match(text) is { Success: true } file)
            return Paths(line, file);
        var names = magics.Complete(line);
        var words = Words.Select(word => new Candidate(word, "keyword", CandidateRank.Keyword));
        return names with { Items = [.. new TypedText(text).Choose(words), .. names.Items] };
    }

    private CompletionList Paths(DirectiveLine line, Match file)
    {
        var typed = file.Groups["path"];
        var names = FolderEntries.For(typed.Value, sources.WorkingDirectory(), file.Groups["word"].Value == "r" ? ".dll" : null);
        return new CompletionList
        {
            Start = line.Start + typed.Index + FolderEntries.NameStart(typed.Value),
            End = line.Start + line.Cursor,
            Items = names,
        };
    }

    /// <summary>In the order given: versions are sorted by the packages, and not by their letters.</summary>
    private static CompletionList List(DirectiveLine line, int start, IEnumerable<Candidate> candidates, string typed)
    {
        var fitting = new TypedText(typed);
        return new CompletionList
        {
            Start = line.Start + start,
            End = line.Start + line.Cursor,
            Items = [.. candidates.Where(candidate => fitting.Begins(candidate.Name)).Select(candidate => candidate.Item)],
        };
    }

    [GeneratedRegex("""^#r\s+"\s*nuget\s*:\s*(?<id>[^",\s]*)(\s*,\s*(?<version>[^"]*))?$""", RegexOptions.IgnoreCase)]
    private static partial Regex PackagePattern();

    [GeneratedRegex("""^#(?<word>r|load|i)\s+"(\s*nuget\s*:\s*)?(?<path>[^"]*)$""", RegexOptions.IgnoreCase)]
    private static partial Regex FilePattern();
}
