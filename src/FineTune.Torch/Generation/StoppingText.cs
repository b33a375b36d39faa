using System.Text;

namespace FineTune.Torch;

/// <summary>Passes text on until a stop sequence appears; holds back what may be the beginning of one.</summary>
internal sealed class StoppingText(IEnumerable<string> stopSequences)
{
    /// <summary>An empty sequence would stop everything before it begins.</summary>
    private readonly string[] _sequences = [.. stopSequences.Where(sequence => sequence.Length > 0)];
    private readonly StringBuilder _held = new();

    public bool Stopped { get; private set; }

    /// <summary>What can be shown now.</summary>
    public string Append(string text)
    {
        _held.Append(text);
        var pending = _held.ToString();
        var stop = _sequences.Select(sequence => pending.IndexOf(sequence, StringComparison.Ordinal)).Where(index => index >= 0).DefaultIfEmpty(-1).Min();
        if (stop >= 0)
        {
            Stopped = true;
            _held.Clear();
            return pending[..stop];
        }
        var keep = _sequences.Select(sequence => LongestStart(pending, sequence)).DefaultIfEmpty(0).Max();
        _held.Clear().Append(pending, pending.Length - keep, keep);
        return pending[..^keep];
    }

    /// <summary>The rest, when generation ended without a stop sequence.</summary>
    public string Finish(string text) => Stopped ? "" : Append(text) + (Stopped ? "" : _held.ToString());

    /// <summary>Length of the longest beginning of <paramref name="sequence"/> that <paramref name="text"/> ends with.</summary>
    private static int LongestStart(string text, string sequence)
    {
        for (var length = Math.Min(text.Length, sequence.Length - 1); length > 0; length--)
        {
            if (text.EndsWith(sequence[..length], StringComparison.Ordinal))
                return length;
        }
        return 0;
    }
}
