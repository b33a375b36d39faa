namespace FineTune.Kernel;

/// <summary>Writes what was wrong with messages, the first of them: a front end that goes on sending nonsense must not fill the log.</summary>
internal sealed class FaultLog(TextWriter log)
{
    private const int Told = 20;
    private int _count;

    public void Add(string fault)
    {
        var count = Interlocked.Increment(ref _count);
        if (count <= Told)
            log.WriteLine(fault);
        if (count == Told)
            log.WriteLine("Further messages that cannot be used are not told.");
    }
}
