namespace FineTune;

/// <summary>Reads and uses a lesson's <see cref="Scale"/>.</summary>
public static class ScaleDial
{
    public const string Variable = "FINETUNE_SCALE";

    /// <summary>The scale that the environment variable FINETUNE_SCALE names (tiny, small or full), else <paramref name="scale"/>.</summary>
    /// <exception cref="FineTuneException">The variable holds another word.</exception>
    public static Scale OrFromEnvironment(this Scale scale) => scale.Or(Environment.GetEnvironmentVariable(Variable));

    internal static Scale Or(this Scale scale, string? word)
    {
        if (string.IsNullOrEmpty(word))
            return scale;
        return Enum.TryParse<Scale>(word, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) && !char.IsAsciiDigit(word[0])
            ? chosen
            : throw new FineTuneException($"{Variable} is '{word}'; it can be tiny, small or full.");
    }

    /// <summary>The value that belongs to the scale.</summary>
    public static T Pick<T>(this Scale scale, T tiny, T small, T full) => scale switch
    {
        Scale.Tiny => tiny,
        Scale.Small => small,
        _ => full,
    };
}
