using System.Text.Json.Serialization.Metadata;

namespace FineTune.Kernel;

/// <summary>The names of messages, which are said once: on the types themselves.</summary>
internal static class MessageTypes
{
    private static readonly Dictionary<string, Type> Requests = TypesOf(ProtocolJson.Default.KernelRequest).ToDictionary(type => type.Name, type => type.Type);

    private static readonly Dictionary<Type, string> Outputs = TypesOf(ProtocolJson.Default.OutputMessage).ToDictionary(type => type.Type, type => type.Name);

    public static Type? RequestNamed(string name) => Requests.GetValueOrDefault(name);

    public static string NameOf(OutputMessage message) => Outputs[message.GetType()];

    /// <summary>The name of the reply to a request; null for one that is not answered, as all that is said over comms.</summary>
    public static string? ReplyTo(string request) =>
        request.EndsWith("_request", StringComparison.Ordinal) ? request[..^"request".Length] + "reply" : null;

    private static IEnumerable<(string Name, Type Type)> TypesOf(JsonTypeInfo family) =>
        family.PolymorphismOptions!.DerivedTypes.Select(derived => ((string)derived.TypeDiscriminator!, derived.DerivedType));
}
