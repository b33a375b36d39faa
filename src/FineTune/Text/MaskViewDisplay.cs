using System.Text;

namespace FineTune;

internal static class MaskViewDisplay
{
    private const int Shown = 400;
    private const int LongestName = 200;

    public static Html ToHtml(MaskView view)
    {
        var shown = Math.Min(Shown, view.Tokens.Length);
        var tokens = Runs(view, shown).SelectMany(run => (IEnumerable<Html>)[.. Cut(view, run.Start), Run(view, run)]);
        var left = Left(view, shown).Select(line => Html.Element("p", line).Class("more"));
        return Html.Element("div",
            [Html.Element("h4", Title(view)), Html.Element("p", Counts(view)), Legend(), Html.Element("div", tokens).Class("tokens"), .. left]);
    }

    public static string ToText(MaskView view)
    {
        var shown = Math.Min(Shown, view.Tokens.Length);
        var text = new StringBuilder($"{Title(view)}\n{Counts(view)}\n[[ ]] trained, │ between tokens, {WhiteSpace}\n\n");
        foreach (var run in Runs(view, shown))
        {
            foreach (var _ in Cut(view, run.Start))
                text.Append('\n').Append(CutMark(view)).Append('\n');
            AppendRun(text, view, run);
        }
        return text.ToString().TrimEnd('\n') + string.Concat(Left(view, shown).Select(line => $"\n{line}"));
    }

    private static string WhiteSpace => $"{TokenPiece.Space} space, {TokenPiece.LineEnd} end of a line, {TokenPiece.Tab} tab";

    private static string Title(MaskView view) => Ellipsis.OneLine(view.Example, LongestName);

    private static string Counts(MaskView view)
    {
        var beyond = view.Tokens.Length - view.Kept;
        var cut = beyond == 0 ? "" : $" The {beyond:N0} beyond it are cut, {view.Tokens.TrainedCount - view.TrainedCount:N0} of which would be trained.";
        return $"{view.TrainedCount:N0} of {view.Tokens.Length:N0} tokens are trained; {view.Reach}.{cut}";
    }

    private static Html Legend() => Html.Element("p",
        Html.Element("mark", Html.Element("span", "trained").Class("token")), " bold and underlined: training counts it; ",
        Html.Element("span", "special").Class("token special"), " in a dashed frame: a special token; ", WhiteSpace);

    private static Html Run(MaskView view, TokenRun run)
    {
        var pieces = Enumerable.Range(run.Start, run.Length).SelectMany(place => Piece(view.PieceAt(place)));
        var element = run.IsTrained
            ? Html.Element("mark", pieces).With("role", "group").With("aria-label", "trained")
            : Html.Element("span", pieces);
        return run.IsCut ? element.Class("cut") : element;
    }

    private static IEnumerable<Html> Piece(TokenPiece piece)
    {
        yield return Html.Element("span", piece.Text).Class(piece.IsSpecial ? "token special" : "token");
        if (piece.EndsLine)
            yield return Html.Element("br");
    }

    /// <summary>One element before the run that begins where the limit ends.</summary>
    private static IEnumerable<Html> Cut(MaskView view, int start) =>
        start == view.Kept && start > 0 ? [Html.Element("p", CutMark(view)).Class("limit")] : [];

    private static string CutMark(MaskView view) => $"✂ cut here, after {view.Kept:N0} tokens: {view.Reach.Whose}";

    private static IEnumerable<string> Left(MaskView view, int shown)
    {
        if (view.Tokens.Length > shown)
            yield return $"{More.Of(view.Tokens.Length - shown)} tokens, {view.Tokens.TrainedCount - view.Tokens.Cut(shown).TrainedCount:N0} of them the assistant's";
    }

    private static void AppendRun(StringBuilder text, MaskView view, TokenRun run)
    {
        text.Append(run.IsTrained ? "[[" : "");
        for (var i = 0; i < run.Length; i++)
        {
            var piece = view.PieceAt(run.Start + i);
            var isLast = i == run.Length - 1;
            text.Append(piece.Text).Append(isLast && run.IsTrained ? "]]" : isLast || piece.EndsLine ? "" : "│").Append(piece.EndsLine ? "\n" : "");
        }
    }

    /// <summary>Neighbouring tokens that are all trained or all not, all kept or all cut.</summary>
    private static IEnumerable<TokenRun> Runs(MaskView view, int shown)
    {
        for (var start = 0; start < shown;)
        {
            var (trained, cut) = (IsTrained(view, start), start >= view.Kept);
            var end = start + 1;
            while (end < shown && IsTrained(view, end) == trained && end >= view.Kept == cut)
                end++;
            yield return new TokenRun(start, end - start, trained, cut);
            start = end;
        }
    }

    private static bool IsTrained(MaskView view, int place) => place < view.Kept && view.Tokens.Trained[place];

    private readonly record struct TokenRun(int Start, int Length, bool IsTrained, bool IsCut);
}
