namespace FineTune.OpenAI;

/// <summary>The models that the user's configuration calls tunable. An own model, made by an earlier job, always is.</summary>
internal static class TunableModels
{
    public static void ThrowIfNotAmong(ServiceProfile profile, string model, Func<string, string?> settings)
    {
        if (profile.ModelsVariable is not { } variable || settings(variable) is not { } value || IsFineTuned(model))
            return;
        string[] models = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!models.Contains(model))
            throw new FineTuneException(
                $"{variable} does not name \"{model}\".{DidYouMean.Hint(model, models)} It names {string.Join(", ", models)}; change it if {profile.Name} can tune other models now.");
    }

    private static bool IsFineTuned(string model) =>
        model.StartsWith("ft:", StringComparison.Ordinal) || model.Contains(".ft-", StringComparison.Ordinal);
}
