using System.Numerics;

namespace FineTune.Kernel;

/// <summary>Types whose values are one word: a table in HTML around them would only be in the way.</summary>
internal static class PlainTypes
{
    private static readonly HashSet<Type> Words =
    [
        typeof(string), typeof(decimal), typeof(BigInteger), typeof(Int128), typeof(UInt128), typeof(Half),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
        typeof(Guid), typeof(Version), typeof(Uri), typeof(Index), typeof(Range),
    ];

    public static bool Contains(Type type) => type.IsPrimitive || type.IsEnum || Words.Contains(type);
}
