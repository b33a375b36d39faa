using System.Diagnostics;
using System.Text.Json.Serialization;

namespace FineTune;

/// <summary>A process that can be told from a later one with the same number.</summary>
internal sealed record ProcessIdentity
{
    /// <summary>Linux derives start times from a boot time that wanders a little with clock corrections.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    /// <summary>The 22nd field of all, the start in ticks since the boot, among those behind the name.</summary>
    private const int StartField = 19;

    public required string Machine { get; init; }
    public required int Id { get; init; }
    public required DateTimeOffset Started { get; init; }

    /// <summary>On Linux: which boot of the machine, and when after it. Unlike <see cref="Started"/> it stays when the clock is set.</summary>
    public string? Birth { get; init; }

    public static ProcessIdentity Current
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return Of(process);
        }
    }

    public static ProcessIdentity Of(Process process) => new()
    {
        Machine = Environment.MachineName,
        Id = process.Id,
        Started = process.StartTime.ToUniversalTime(),
        Birth = BirthOf(process.Id),
    };

    /// <summary>Null when there is no such process any more.</summary>
    public static ProcessIdentity? Find(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return Of(process);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
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
            return !process.HasExited && !IsDefunct(Id) && (Birth is { } birth && BirthOf(Id) is { } other
                ? birth == other
                : (process.StartTime.ToUniversalTime() - Started.UtcDateTime).Duration() < Tolerance);
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

    private static string? BirthOf(int id) =>
        StatOf(id) is { Length: > StartField } stat ? $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()} {stat[StartField]}" : null;

    /// <summary>
    /// A process that ended stays in Linux's table until whoever inherited it asks for its exit code; in a container that may be never.
    /// </summary>
    private static bool IsDefunct(int id) => StatOf(id) is ["Z" or "X", ..];

    /// <summary>See proc_pid_stat(5): the fields behind the name in parentheses, which may have spaces. Null where the system does not tell.</summary>
    private static string[]? StatOf(int id)
    {
        try
        {
            var stat = OperatingSystem.IsLinux() ? File.ReadAllText($"/proc/{id}/stat") : "";
            return stat.Length > 0 ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // It is gone, or this user may not look at it.
        }
    }
}
