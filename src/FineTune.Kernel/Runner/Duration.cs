namespace FineTune.Kernel;

/// <summary>Times as people say them.</summary>
internal static class Duration
{
    public static string Describe(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => $"{time.TotalSeconds:0.#} s",
        { TotalMinutes: < 60 } when time.Seconds == 0 => $"{time.Minutes} min",
        { TotalMinutes: < 60 } => $"{time.Minutes} min {time.Seconds:00} s",
        _ => $"{(int)time.TotalHours} h {time.Minutes:00} min",
    };
}
