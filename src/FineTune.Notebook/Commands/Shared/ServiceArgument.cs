using FineTune.OpenAI;

namespace FineTune.Notebook;

/// <summary>Where a job is trained, by a word: <c>service</c>, <c>openai</c>, <c>foundry:RESOURCE</c>.</summary>
internal static class ServiceArgument
{
    /// <summary>In this process, and at no service.</summary>
    public const string Local = "local";

    private const string ThisMachine = "service";
    private const string Foundry = "foundry:";

    public static IReadOnlyList<string> Places { get; } = [ThisMachine, "openai", Foundry];

    /// <summary>Connects to the service on this machine, which is started when none runs, or to another; a key is asked for when none is found.</summary>
    /// <exception cref="FineTuneException">There is no such place, or no key.</exception>
    public static Task<FineTuneService> ConnectAsync(string place, CancellationToken cancellationToken) => place switch
    {
        ThisMachine => LocalService.ConnectAsync(cancellationToken),
        "openai" => ServiceProfile.OpenAI.ConnectAsync(),
        [.. var start, _] when start.Length >= Foundry.Length && place.StartsWith(Foundry, StringComparison.Ordinal) => ServiceProfile.Foundry(place[Foundry.Length..]).ConnectAsync(),
        Foundry => throw new FineTuneException("--on foundry: needs the name of the resource behind it: --on foundry:my-resource."),
        _ => throw new FineTuneException(
            $"--on {place}: there is no such place.{DidYouMean.Hint(place, [Local, .. Places])} It is one of {Local}, {string.Join(", ", Places)}RESOURCE."),
    };

    /// <summary>The place that <c>--on</c> names, else the one that is known for the job, else the service on this machine.</summary>
    public static Task<FineTuneService> ConnectAsync(this CommandCall call, string? known = null) =>
        ConnectAsync(call.Get("on") ?? known ?? ThisMachine, call.CancellationToken);

    /// <summary>The word for the service of a run, by the name and address of its profile.</summary>
    public static string PlaceOf(RunService service) => service.Name switch
    {
        "foundry" => Foundry + service.Address.Host.Split('.')[0],
        "local" => ThisMachine,
        var name => name,
    };
}
