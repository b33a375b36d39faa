using System.Text;

namespace FineTune.Kernel;

/// <summary>A type as C# code can write it.</summary>
internal static class CSharpTypeName
{
    /// <summary>The full name of <paramref name="type"/>; of its nearest public base type when code cannot name it.</summary>
    public static string Of(Type type)
    {
        if (type.IsArray)
            return OfArray(type);
        while (!type.IsVisible)
            type = type.BaseType ?? typeof(object);
        return type.FullName is null ? "object" : "global::" + Qualified(type);
    }

    /// <summary>C# writes the outer rank first, reflection the inner.</summary>
    private static string OfArray(Type type)
    {
        var ranks = new StringBuilder();
        var element = type;
        for (; element.IsArray; element = element.GetElementType()!)
            ranks.Append('[').Append(',', element.GetArrayRank() - 1).Append(']');
        return Of(element) + ranks;
    }

    private static string Qualified(Type type)
    {
        var arguments = new Queue<Type>(type.GetGenericArguments());
        var name = new StringBuilder(type.Namespace is { } space ? space + "." : "");
        foreach (var level in Levels(type))
        {
            var tick = level.Name.IndexOf('`');
            name.Append(tick < 0 ? level.Name : level.Name[..tick]);
            if (tick >= 0)
            {
                var count = int.Parse(level.Name[(tick + 1)..]);
                name.Append('<').AppendJoin(", ", Enumerable.Range(0, count).Select(_ => Of(arguments.Dequeue()))).Append('>');
            }

            if (level != type)
                name.Append('.');
        }

        return name.ToString();
    }

    private static IEnumerable<Type> Levels(Type type) => type.DeclaringType is { } outer ? [.. Levels(outer), type] : [type];
}
