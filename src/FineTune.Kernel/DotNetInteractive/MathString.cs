using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Jupyter.Formatting;

/// <summary>A formula without its dollar signs, which are added.</summary>
[TypeFormatterSource(typeof(LaTeXFormatters), PreferredMimeTypes = [LaTeXFormatters.MimeType])]
public sealed class MathString(string latexCode) : LaTeXString($"$${latexCode.Trim('$')}$$")
{
    public static implicit operator MathString(string source) => new(source);
}
