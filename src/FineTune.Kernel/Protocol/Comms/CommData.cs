using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>What came over a comm.</summary>
/// <param name="Data">Whatever the two ends agree on.</param>
/// <param name="Buffers">Bytes beside the JSON.</param>
public sealed record CommData(JsonObject Data, IReadOnlyList<ReadOnlyMemory<byte>> Buffers);
