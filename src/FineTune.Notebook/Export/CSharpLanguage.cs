using ColorCode;
using ColorCode.Common;

namespace FineTune.Notebook;

/// <summary>C# as it stands in notebook cells: with raw strings, new keywords and magics, none of which ColorCode's own grammar knows.</summary>
internal sealed class CSharpLanguage : ILanguage
{
    private const string Keywords =
        "abstract|and|as|async|await|base|bool|break|byte|case|catch|char|checked|class|const|continue|decimal|default|delegate|do|double|else|enum|event|" +
        "explicit|extern|false|file|finally|fixed|float|for|foreach|from|get|global|goto|if|implicit|in|init|int|interface|internal|is|let|lock|long|nameof|" +
        "namespace|new|not|null|object|operator|or|orderby|out|override|params|partial|private|protected|public|readonly|record|ref|required|return|sbyte|" +
        "sealed|select|set|short|sizeof|stackalloc|static|string|struct|switch|this|throw|true|try|typeof|uint|ulong|unchecked|unsafe|ushort|using|var|" +
        "virtual|void|volatile|when|where|while|with|yield";

    public string Id => "csharp-notebook";

    public string Name => "C# in a notebook";

    public string CssClassName => "csharp";

    public string? FirstLinePattern => null;

    public IList<LanguageRule> Rules { get; } =
    [
        Whole(@"⟨U\+[0-9A-F]{4}⟩", ScopeName.SpecialCharacter), // A direction mark that PageText made visible.
        Whole(@"//[^\r\n]*|/\*[\s\S]*?\*/", ScopeName.Comment),
        Whole(@"^\#!?[A-Za-z][\w-]*", ScopeName.PreprocessorKeyword),
        Whole(@"\$*""{3}[\s\S]*?""{3,}", ScopeName.String),
        Whole(@"(?:\$@|@\$?)""(?:[^""]|"""")*""", ScopeName.String),
        Whole(@"\$?""(?:\\.|[^""\\\r\n])*""", ScopeName.String),
        Whole(@"'(?:\\[^'\r\n]+|\\'|[^'\\\r\n])'", ScopeName.String),
        Whole(@"\b0[xXbB][\da-fA-F_]+[uUlL]*\b|\b\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?[fFdDmMuUlL]*\b", ScopeName.Number),
        Whole($@"\b(?:{Keywords})\b", ScopeName.Keyword),
        Whole(@"(?<=\bnew\s)[A-Z]\w*", ScopeName.Type),
        Whole(@"\b[A-Za-z_]\w*(?=(?:<[\w, <>\?\[\]]+>)?\()", ScopeName.BuiltinFunction),
        Whole(@"(?<![\w.])[A-Z]\w*\b(?!\s*=[^=>])", ScopeName.Type),
    ];

    public bool HasAlias(string lang) => false;

    private static LanguageRule Whole(string pattern, string scope) => new(pattern, new Dictionary<int, string> { [0] = scope });
}
