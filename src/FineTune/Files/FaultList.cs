using System.Globalization;

namespace FineTune;

/// <summary>Collects every fault of one file, so that a reader mends them all at once instead of one per try.</summary>
internal sealed class FaultList(string file)
{
    private const int Listed = 20;
    private readonly List<string> _listed = [];

    public int Count { get; private set; }

    public void Add(int line, int column, string fault) => Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{column}: {fault}"));

    public void Add(string fault)
    {
        Count++;
        if (_listed.Count < Listed)
            _listed.Add(fault);
    }

    /// <summary>Throws one exception that lists the faults, if there are any.</summary>
    public void ThrowIfAny(string whatToDo)
    {
        if (Count == 0)
            return;
        if (Count == 1)
            throw new FineTuneException($"{_listed[0]}\n{whatToDo}");

        var more = Count > Listed ? $"\n… and {Count - Listed} more" : "";
        throw new FineTuneException($"{file}: {Count} faults\n{string.Join('\n', _listed)}{more}\n{whatToDo}");
    }
}
