using System.Reflection;

namespace FineTune.Kernel;

/// <summary>One formatter of an extension, whose object is read by name.</summary>
internal sealed record ExtensionFormatter(Type Type, string MimeType, Func<object, TextWriter, bool> Format)
{
    public static ExtensionFormatter Of(object formatter)
    {
        var owner = formatter.GetType();
        return new ExtensionFormatter(
            Property<Type>(formatter, "Type"),
            Property<string>(formatter, "MimeType"),
            owner.GetMethod("Format", BindingFlags.Public | BindingFlags.Instance, [typeof(object), typeof(TextWriter)]) is { } format && format.ReturnType == typeof(bool)
                ? format.CreateDelegate<Func<object, TextWriter, bool>>(formatter)
                : throw Misses(owner, "method bool Format(object, TextWriter)"));
    }

    private static T Property<T>(object formatter, string name) where T : class =>
        formatter.GetType().GetProperty(name)?.GetValue(formatter) as T ?? throw Misses(formatter.GetType(), $"property {typeof(T).Name} {name}");

    private static KernelException Misses(Type owner, string what) => new($"A formatter of a notebook extension ({owner.FullName}) has no {what}.");
}
