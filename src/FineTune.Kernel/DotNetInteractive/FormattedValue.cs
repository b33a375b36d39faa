using FineTune.Kernel;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// A value in one MIME type, made by the code of a cell. A cell whose value is one of these, or a sequence of them, shows exactly these
/// types and no other.
/// </summary>
public sealed class FormattedValue
{
    public FormattedValue(string mimeType, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        MimeType = mimeType;
        Value = value;
    }

    public string MimeType { get; }

    public string Value { get; }

    public static FormattedValue CreateSingleFromObject(object? value, string? mimeType = null)
    {
        var shown = new ShownValue(value);
        var type = mimeType ?? shown.PreferredMimeTypes.First();
        return shown.Write(type) is { } written ? new FormattedValue(type, written) : new FormattedValue(MimeTypes.Text, shown.ViewAsText);
    }

    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object? value, params string[] mimeTypes)
    {
        var shown = new ShownValue(value);
        return
        [
            .. from type in mimeTypes.Length > 0 ? mimeTypes : shown.PreferredMimeTypes
               let written = shown.Write(type)
               where written is not null
               select new FormattedValue(type, written),
        ];
    }
}
