using System.Collections;

namespace FineTune.Kernel;

/// <summary>A sequence that is to be a table, whatever is in it.</summary>
internal sealed record TableOf(IEnumerable Items);
