namespace FineTune.Server;

internal sealed record StoredPart(string Id, long Bytes);
