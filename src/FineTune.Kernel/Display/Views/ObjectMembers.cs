using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace FineTune.Kernel;

/// <summary>The public properties and fields of an object. A getter that throws has its exception as value.</summary>
internal static class ObjectMembers
{
    private static readonly ConcurrentDictionary<Type, Func<object, KeyValuePair<string, object?>>[]> Known = new();

    public static IReadOnlyList<KeyValuePair<string, object?>> Of(object value) =>
        [.. Known.GetOrAdd(value.GetType(), Readers).Select(read => read(value))];

    private static Func<object, KeyValuePair<string, object?>>[] Readers(Type type) =>
    [..
        type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(IsShown)
            .DistinctBy(member => member.Name)
            .Select(member => (Func<object, KeyValuePair<string, object?>>)(instance => new(member.Name, Read(member, instance)))),
    ];

    private static bool IsShown(MemberInfo member) => !IsHidden(member) && member switch
    {
        PropertyInfo property =>
            property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && IsShown(property.PropertyType),
        FieldInfo field => IsShown(field.FieldType),
        _ => false,
    };

    private static bool IsShown(Type type) => !type.IsByRefLike && !type.IsPointer && !type.IsFunctionPointer;

    private static bool IsHidden(MemberInfo member) =>
        member.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State == DebuggerBrowsableState.Never;

    private static object? Read(MemberInfo member, object instance)
    {
        try
        {
            return member is PropertyInfo property ? property.GetValue(instance) : ((FieldInfo)member).GetValue(instance);
        }
        catch (TargetInvocationException error)
        {
            return new Unreadable(error.InnerException ?? error);
        }
    }

    /// <summary>Stands for the value of a getter that throws.</summary>
    public sealed record Unreadable(Exception Error)
    {
        public override string ToString() => $"{Error.GetType().Name}: {Error.Message}";
    }
}
