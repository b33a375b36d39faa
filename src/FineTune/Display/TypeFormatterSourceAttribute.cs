namespace FineTune;

/// <summary>
/// Tells a notebook how to show a type. .NET Interactive and our kernel find it by its name (the platform's published convention),
/// which is why the core needs no notebook package.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [MimeTypes.Html, MimeTypes.Text];
}
