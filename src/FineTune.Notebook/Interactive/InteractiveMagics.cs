using System.ComponentModel;

namespace FineTune.Notebook;

/// <summary>
/// The commands as .NET Interactive declares them: a magic of one word, with sub-commands below. What can be said of them without that
/// platform's types is here and compiled; the adapter that has the types is interactive-extensions/dotnet/extension.dib in the package.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InteractiveMagics
{
    private static readonly IReadOnlyList<Command> All = WithFamilies(FineTuneExtension.Commands);

    /// <summary>Commands by their first word. The first of each has no other word.</summary>
    public static IEnumerable<IGrouping<string, Command>> Families => FamiliesOf(All);

    /// <param name="directive">"#!dataset show".</param>
    internal static Command Find(string directive)
    {
        var name = MagicLine.WordsOf(directive).TrimStart('#', '!');
        return All.FirstOrDefault(command => command.Name == name)
            ?? throw new FineTuneException($"There is no magic #!{name}.{DidYouMean.Hint(name, All.Select(command => command.Name))}");
    }

    /// <summary>The command that a line of a cell gives: of "serve" and "serve start" the longer one.</summary>
    internal static Command? FindIn(string line) => All
        .Where(command => $"{MagicLine.WordsOf(line)} ".StartsWith($"#!{command.Name} ", StringComparison.Ordinal))
        .MaxBy(command => command.Name.Length);

    private static IReadOnlyList<Command> WithFamilies(IReadOnlyList<Command> commands) =>
    [
        .. FamiliesOf(commands).SelectMany(family => family.Any(command => command.Name == family.Key)
            ? family.OrderBy(command => command.Name.Length)
            : family.Prepend(ListOf(family))),
    ];

    private static IEnumerable<IGrouping<string, Command>> FamiliesOf(IReadOnlyList<Command> commands) => commands.GroupBy(command => command.Name.Split(' ')[0]);

    /// <summary>A word that means nothing alone says which others can follow it.</summary>
    private static Command ListOf(IGrouping<string, Command> family)
    {
        Command[] commands = [.. family];
        return new Command
        {
            Name = family.Key,
            Description = $"{family.Key} is followed by a second word: {string.Join(", ", commands.Select(command => command.Name[(family.Key.Length + 1)..]))}.",
            Examples = [.. commands.SelectMany(command => command.Examples.Take(1))],
            Handler = call =>
            {
                call.Error.WriteLine($"One word more is needed:\n{CommandHelp.List(commands)}");
                return Task.FromResult(2);
            },
        };
    }
}
