using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>Keys and values of the tokens that one layer has seen, (batch, kvHeads, capacity, headSize) each.</summary>
internal sealed class LayerCache(LlamaConfig config, int capacity, Device device) : IDisposable
{
    private readonly Tensor _keys = empty([1, config.KeyValueHeads, capacity, config.HeadSize], device: device).DetachFromDisposeScope();
    private readonly Tensor _values = empty([1, config.KeyValueHeads, capacity, config.HeadSize], device: device).DetachFromDisposeScope();

    public int Length { get; private set; }

    /// <summary>Adds the keys and values of new tokens and returns views of all that are stored.</summary>
    public (Tensor Keys, Tensor Values) Append(Tensor keys, Tensor values)
    {
        var added = keys.shape[2];
        _keys.narrow(2, Length, added).copy_(keys);
        _values.narrow(2, Length, added).copy_(values);
        Length += (int)added;
        return (_keys.narrow(2, 0, Length), _values.narrow(2, 0, Length));
    }

    public void Dispose()
    {
        _keys.Dispose();
        _values.Dispose();
    }
}
