namespace FineTune.Server;

/// <summary>Names of fine-tuned models: <c>ft:base:organization:suffix:8 characters</c>, and <c>:ckpt-step-90</c> for all but the last checkpoint.</summary>
internal static class ModelName
{
    public static string Final(string baseModel, string organization, string? suffix) =>
        $"ft:{baseModel}:{organization}:{Slug(suffix ?? "")}:{WireId.ModelTail()}";

    public static string Checkpoint(string baseModel, string organization, string? suffix, int step) =>
        $"{Final(baseModel, organization, suffix)}:ckpt-step-{step}";

    private static string Slug(string suffix)
    {
        var words = new string([.. suffix.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : ' ')]);
        return string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
