namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formula that front ends typeset. <c>display((LaTeXString)@"\sqrt{2}")</c></summary>
[TypeFormatterSource(typeof(LaTeXFormatters), PreferredMimeTypes = [LaTeXFormatters.MimeType])]
public class LaTeXString
{
    private readonly string _code;

    public LaTeXString(string latexCode)
    {
        ArgumentNullException.ThrowIfNull(latexCode);
        _code = latexCode;
    }

    public static implicit operator LaTeXString(string source) => new(source);

    public override string ToString() => _code;
}
