namespace FineTune.Torch;

/// <summary>A checkpoint is whole and belongs to a training with other settings, so that an older one is no help.</summary>
internal sealed class OtherSettingsException(string message) : FineTuneException(message);
