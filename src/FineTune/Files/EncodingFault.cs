namespace FineTune;

/// <summary>Where in a line, in bytes, its text stops being UTF-8, and what it is instead.</summary>
internal readonly record struct EncodingFault(int Position, string Message);
