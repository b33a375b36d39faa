using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>Someone who answers the held-out questions: a base model, a tuned one, a look-up.</summary>
public sealed record Contestant(string Name, IChatClient Client);
