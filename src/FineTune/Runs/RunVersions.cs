using System.Reflection;

namespace FineTune;

public sealed record RunVersions
{
    public required string Dotnet { get; init; }
    public required string Finetune { get; init; }

    internal static RunVersions Current => new()
    {
        Dotnet = Environment.Version.ToString(),
        Finetune = typeof(RunVersions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
    };
}
