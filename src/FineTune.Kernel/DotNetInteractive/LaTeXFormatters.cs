namespace Microsoft.DotNet.Interactive.Formatting;

internal sealed class LaTeXFormatters : ITypeFormatterSource
{
    public const string MimeType = "text/latex";

    public IEnumerable<ITypeFormatter> CreateTypeFormatters() => [new LaTeXFormatter()];

    private sealed class LaTeXFormatter : TypeFormatter<LaTeXString>
    {
        public override string MimeType => LaTeXFormatters.MimeType;

        public override bool Format(LaTeXString instance, FormatContext context)
        {
            context.Writer.Write(instance.ToString());
            return true;
        }
    }
}
