using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Kernel;

/// <summary>What cells and libraries registered with the formatting library, apart from what the library does with just any object.</summary>
internal static partial class RegisteredFormatters
{
    /// <summary>True when somebody has said how <paramref name="value"/> is shown as <paramref name="mime"/>, text or HTML.</summary>
    public static bool Has(object? value, string mime) => value is not null
        && (value is IHtmlContent && mime == MimeTypes.Html
            || MimeTypesOfCells(value.GetType()).Contains(mime)
            || MimeTypesOfSource(value.GetType()).Contains(mime));

    /// <summary>The MIME types for which a cell registered a formatter.</summary>
    public static string[] MimeTypesOfCells(Type type) => MimeTypesOf(Formatter.RegisteredFormatters(includeDefaults: false), type);

    /// <summary>The MIME types for which the type itself names a formatter.</summary>
    public static string[] MimeTypesOfSource(Type type) => HasSource(type) ? MimeTypesOf(FormattersOfSource(type), type) : [];

    /// <exception cref="KernelException">Nobody can write that MIME type.</exception>
    public static string Write(object? value, string mime)
    {
        var type = value?.GetType() ?? typeof(object);
        // Asked for a MIME type that a type prefers and nobody can write, the library calls itself until the process dies.
        if (!Formatter.RegisteredFormatters().Any(formatter => formatter.MimeType == mime && IsFor(formatter, type)))
            throw new KernelException(NobodyWrites(type, mime));

        var text = value.ToDisplayString(mime);
        // The library ends HTML with rules for every table of the page when a value of its own making is inside.
        return mime == MimeTypes.Html ? PageStyles().Replace(text, "") : text;
    }

    private static string NobodyWrites(Type type, string mime) =>
        $"Nothing turns {TypeName.Of(type)} into {mime}. Register a formatter: Formatter.Register<{TypeName.Of(type)}>(value => …, \"{mime}\"). "
        + $"Text that is {mime} already is shown by text.DisplayAs(\"{mime}\").";

    private static bool IsFor(ITypeFormatter formatter, Type type) =>
        formatter.Type.IsAssignableFrom(type) || formatter.Type.IsGenericTypeDefinition && SelfAndBases(type).Contains(formatter.Type);

    private static IEnumerable<Type> SelfAndBases(Type type)
    {
        var classes = new List<Type>();
        for (var at = type; at is not null; at = at.BaseType)
            classes.Add(at);
        return classes.Concat(type.GetInterfaces()).Where(at => at.IsGenericType).Select(at => at.GetGenericTypeDefinition());
    }

    private static string[] MimeTypesOf(IEnumerable<ITypeFormatter> formatters, Type type) =>
        [.. formatters.Where(formatter => IsFor(formatter, type)).Select(formatter => formatter.MimeType).Distinct()];

    private static IEnumerable<ITypeFormatter> FormattersOfSource(Type type)
    {
        // Asking is what makes the library read the attribute.
        _ = Formatter.GetPreferredMimeTypesFor(type);
        return Formatter.RegisteredFormatters().Where(formatter => formatter.Type is { IsInterface: false } owner && owner != typeof(object));
    }

    /// <summary>The convention of .NET Interactive: an attribute of this name, of whatever assembly.</summary>
    private static bool HasSource(Type type) =>
        type.GetCustomAttributes(inherit: true).Any(attribute => attribute.GetType().Name == nameof(TypeFormatterSourceAttribute));

    [GeneratedRegex(@"<style>\s*\.dni-code-hint \{.*?</style>", RegexOptions.Singleline)]
    private static partial Regex PageStyles();
}
