namespace FineTune;

/// <summary>How many bytes of a file were handed to the network. After a lost connection it begins anew.</summary>
public readonly record struct UploadProgress(long Sent, long Total);
