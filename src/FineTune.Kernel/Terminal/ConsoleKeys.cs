namespace FineTune.Kernel;

/// <summary>The keys of the real console. While it lives, Ctrl-C is a key and not a signal.</summary>
internal sealed class ConsoleKeys : IDisposable
{
    public ConsoleKeys() => Console.TreatControlCAsInput = true;

    /// <summary>Somebody pastes, or types faster than is read.</summary>
    public static bool MoreWait => Console.KeyAvailable;

    public static ConsoleKeyInfo Read() => Console.ReadKey(intercept: true);

    public void Dispose() => Console.TreatControlCAsInput = false;
}
