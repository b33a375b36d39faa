using System.Text;

namespace FineTune.Kernel;

/// <summary>Remembers the last signatures: two messages with the same one are the same message, sent again by somebody who listened.</summary>
internal sealed class ReplayGuard
{
    private const int Remembered = 65_536;

    private readonly HashSet<string> _seen = [];
    private readonly Queue<string> _order = new();

    public bool IsNew(byte[] signature)
    {
        var text = Encoding.ASCII.GetString(signature);
        if (!_seen.Add(text))
            return false;
        _order.Enqueue(text);
        if (_order.Count > Remembered)
            _seen.Remove(_order.Dequeue());
        return true;
    }
}
