namespace FineTune;

/// <summary>How a run or a job stands: a word, with a mark and a colour that say no more than the word does.</summary>
internal sealed record StateWord(string Word, StateKind Kind)
{
    public static StateWord Of(RunState state) => new(state.ToString().ToLowerInvariant(), state switch
    {
        RunState.Succeeded => StateKind.Good,
        RunState.Failed => StateKind.Bad,
        RunState.Running => StateKind.Busy,
        _ => StateKind.Still,
    });

    public static StateWord Of(JobStatus status) => new(status.Value.Replace('_', ' '), status switch
    {
        _ when status == JobStatus.Succeeded => StateKind.Good,
        _ when status == JobStatus.Failed => StateKind.Bad,
        _ when status == JobStatus.Running || status == JobStatus.ValidatingFiles => StateKind.Busy,
        _ => StateKind.Still,
    });

    public Html ToHtml() => Html.Element("span", $"{Mark} {Word}").Class(Kind == StateKind.Still ? "state" : $"state {Kind.ToString().ToLowerInvariant()}");

    public override string ToString() => $"{Mark} {Word}";

    private string Mark => Kind switch
    {
        StateKind.Good => "✓",
        StateKind.Bad => "✗",
        StateKind.Busy => "▶",
        _ => "○",
    };
}

/// <summary>What sort of state it is.</summary>
internal enum StateKind
{
    Still,
    Busy,
    Good,
    Bad,
}
