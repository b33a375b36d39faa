using System.Text;

namespace FineTune;

internal static class MaskViewDisplay
{
    private const int Most = 600;

    public static Html ToHtml(MaskView view)
    {
        var pieces = view.Tokens.Take(Most).Select((token, index) => Piece(token, cut: index >= view.Context));
        Html[] more = view.Tokens.Count > Most ? [Html.Element("p", More.Of(view.Tokens.Count - Most)).Class("more")] : [];
        return Html.Element("div", [
            Html.Element("h4", $"{view.Title}: what is trained"),
            Html.Element("p", Summary(view)),
            Html.Element("p", Html.Element("span", "trained").Class("token trained"), " counts in the loss ",
                Html.Element("span", "read").Class("token"), " is read and not learned ", Html.Element("span", "cut").Class("token cut"), " does not fit").Class("legend"),
            Html.Element("div", pieces).Class("tokens"),
            .. more,
        ]);
    }

    /// <summary>Trained tokens stand between ⟦ and ⟧.</summary>
    public static string ToText(MaskView view)
    {
        var text = new StringBuilder();
        var open = false;
        foreach (var token in view.Tokens.Take(Math.Min(Most, view.Context)))
        {
            if (token.Trained != open)
                text.Append(open ? '⟧' : '⟦');
            open = token.Trained;
            text.Append(token.Special ? token.Text : Visible(token.Text));
            if (token.Text.EndsWith('\n'))
                text.Append('\n');
        }
        if (open)
            text.Append('⟧');
        var left = view.Tokens.Count - Math.Min(Most, view.Context);
        return $"{view.Title}: what is trained, between ⟦ and ⟧\n{Summary(view)}\n\n{text.ToString().TrimEnd('\n')}{(left > 0 ? $"\n… and {left} more" : "")}";
    }

    private static Html Piece(MaskedToken token, bool cut)
    {
        var kind = cut ? "token cut" : token.Trained ? "token trained" : "token";
        var piece = Html.Element("span", Visible(token.Text)).Class(token.Special ? $"{kind} special" : kind).With("title", $"{token.Id}");
        return token.Text.EndsWith('\n') ? Html.Element("span", piece, Html.Element("br")) : piece;
    }

    private static string Summary(MaskView view)
    {
        var trained = view.Tokens.Take(view.Context).Count(token => token.Trained);
        var cut = view.Tokens.Count > view.Context ? $"; the model takes {view.Context:N0}, the last {view.Tokens.Count - view.Context:N0} are cut off" : "";
        return $"{trained:N0} of {view.Tokens.Count:N0} tokens are trained{cut}";
    }

    /// <summary>White space as one would see it in an editor.</summary>
    private static string Visible(string text) => text.Replace(' ', '·').Replace("\n", "↵", StringComparison.Ordinal).Replace("\t", "→", StringComparison.Ordinal);
}
