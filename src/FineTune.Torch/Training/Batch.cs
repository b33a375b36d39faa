using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>Rows padded on the right to one length, and where in them the trained next tokens are.</summary>
internal sealed class Batch : IDisposable
{
    private Batch(Tensor inputs, Tensor positions, Tensor targets, int tokens)
    {
        (Inputs, Positions, Targets) = (inputs, positions, targets);
        Tokens = tokens;
    }

    /// <summary>
    /// Token ids (rows, length) without the last token of the longest row, which predicts nothing.
    /// Causal attention lets no real token see the padding behind it.
    /// </summary>
    public Tensor Inputs { get; }

    /// <summary>Flat indices into (rows · length) whose next token is trained.</summary>
    public Tensor Positions { get; }

    /// <summary>The trained next tokens, one for each position.</summary>
    public Tensor Targets { get; }

    /// <summary>Tokens put through the model, padding not counted.</summary>
    public int Tokens { get; }

    public int TrainedTokens => (int)Targets.shape[0];

    public static Batch Of(IReadOnlyList<MaskedTokens> rows)
    {
        var length = rows.Max(row => row.Length) - 1;
        var ids = new long[rows.Count * length];
        var positions = new List<long>();
        var targets = new List<long>();
        for (var r = 0; r < rows.Count; r++)
        {
            for (var t = 0; t < rows[r].Length - 1; t++)
            {
                ids[r * length + t] = rows[r].Ids[t];
                if (rows[r].Trained[t + 1])
                {
                    positions.Add(r * length + t);
                    targets.Add(rows[r].Ids[t + 1]);
                }
            }
        }
        return new Batch(
            tensor(ids, [rows.Count, length]).DetachFromDisposeScope(),
            tensor(positions.ToArray()).DetachFromDisposeScope(),
            tensor(targets.ToArray()).DetachFromDisposeScope(),
            rows.Sum(row => row.Length));
    }

    public void Dispose()
    {
        Inputs.Dispose();
        Positions.Dispose();
        Targets.Dispose();
    }
}
