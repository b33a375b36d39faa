using System.Diagnostics;
using System.Text.Json.Serialization;

namespace FineTune;

/// <summary>A process that can be told from a later one with the same number.</summary>
internal sealed record ProcessIdentity
{
    /// <summary>Linux derives start times from a boot time that wanders a little with clock corrections.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public required string Machine { get; init; }
    public required int Id { get; init; }
    public required DateTimeOffset Started { get; init; }

    public static ProcessIdentity Current
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return new() { Machine = Environment.MachineName, Id = process.Id, Started = process.StartTime.ToUniversalTime() };
        }
    }

    /// <summary>What happens on another machine cannot be seen from here; it may be alive.</summary>
    [JsonIgnore]
    public bool MayBeAlive => Machine != Environment.MachineName || IsAliveHere();

    private bool IsAliveHere()
    {
        try
        {
            using var process = Process.GetProcessById(Id);
            return !process.HasExited && (process.StartTime.ToUniversalTime() - Started.UtcDateTime).Duration() < Tolerance;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false; // No such process, or it ended while being looked at.
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return true; // There is one, and this user may not look at it.
        }
    }
}
