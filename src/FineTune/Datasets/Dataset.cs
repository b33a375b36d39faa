using System.Collections;

namespace FineTune;

/// <summary>An immutable list of training examples.</summary>
public sealed class Dataset(string name, IReadOnlyList<ChatExample> examples) : IReadOnlyList<ChatExample>
{
    /// <summary>For displays: the file's name, or what a split calls its parts.</summary>
    public string Name { get; } = name;

    public int Count => examples.Count;

    public ChatExample this[int index] => examples[index];

    public IEnumerator<ChatExample> GetEnumerator() => examples.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
