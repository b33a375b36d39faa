namespace FineTune;

/// <summary>The state of a run or job: a word, and a mark that tells it apart without colour.</summary>
internal sealed record StatusBadge(string Word)
{
    private const int LongestWord = 40;

    public static StatusBadge Of(RunState state) => new(state.ToString().ToLowerInvariant());

    public static StatusBadge Of(JobStatus status) => new(status.Value);

    public Html ToHtml() => Html.Element("span", ToString()).Class($"status {Tint}".TrimEnd());

    public override string ToString() => $"{Mark} {Ellipsis.OneLine(Word, LongestWord)}";

    private string Tint => Word switch
    {
        "succeeded" => "right",
        "failed" or "interrupted" => "wrong",
        "running" => "busy",
        _ => "",
    };

    private string Mark => Word switch
    {
        "succeeded" => "✓",
        "failed" => "✗",
        "interrupted" => "!",
        "cancelled" => "■",
        "running" => "►",
        "paused" => "‖",
        "created" or "queued" or "validating_files" or "pending" => "○",
        _ => "•",
    };
}
