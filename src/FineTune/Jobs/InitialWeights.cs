namespace FineTune;

/// <summary>Where training starts.</summary>
public enum InitialWeights
{
    /// <summary>From the base model's weights: transfer learning.</summary>
    Pretrained,

    /// <summary>From random weights of the same architecture. Slower and worse; useful to see what pre-training gives.</summary>
    Random,
}
