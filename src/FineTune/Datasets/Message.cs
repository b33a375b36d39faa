using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>One turn of a conversation. <see cref="Role"/> is system, user or assistant in what the checks accept today.</summary>
public sealed record Message(ChatRole Role, string Content);
