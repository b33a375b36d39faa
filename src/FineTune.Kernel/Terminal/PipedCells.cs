using System.Runtime.CompilerServices;

namespace FineTune.Kernel;

/// <summary>
/// The cells in text that nobody types: an empty line ends a cell where the code could end, so an empty line inside a method does not.
/// </summary>
internal static class PipedCells
{
    public static async IAsyncEnumerable<string> ReadAsync(
        TextReader input, Func<string, Completeness> check, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var cell = new List<string>();
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Trim().Length > 0)
            {
                cell.Add(line);
            }
            else if (cell.Count > 0 && check(string.Join('\n', cell)) != Completeness.Incomplete)
            {
                yield return string.Join('\n', cell);
                cell.Clear();
            }
            else if (cell.Count > 0)
            {
                cell.Add("");
            }
        }

        if (cell.Count > 0)
            yield return string.Join('\n', cell);
    }
}
