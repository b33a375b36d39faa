using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace FineTune.Kernel;

/// <summary>
/// The cells that were run, in this session and before it, kept in one SQLite file for all kernels of a user. Writing happens beside the
/// cells, in order. A file that cannot be used costs the history and nothing else: the log tells once.
/// </summary>
public sealed class CellHistory : IAsyncDisposable
{
    private readonly string _path;
    private readonly TextWriter _log;
    private readonly TimeProvider _time;
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _worker;
    private HistoryFile? _file;
    private bool _broken;

    /// <param name="path">The SQLite file; it and its folder are made when they are missing.</param>
    /// <param name="log">Hears of a file that cannot be used.</param>
    /// <param name="time">Dates the session.</param>
    public CellHistory(string path, TextWriter log, TimeProvider? time = null)
    {
        (_path, _log, _time) = (path, log, time ?? TimeProvider.System);
        _worker = Task.Run(WorkAsync);
    }

    /// <summary>The file of the user who runs this program.</summary>
    public static string DefaultPath => UserFolder.At("history.db");

    /// <summary>Remembers a cell; returns at once.</summary>
    public void Add(int number, string code, string? value) => _work.Writer.TryWrite(() => UseFile(file =>
    {
        file.Add(number, code, value);
        return true;
    }));

    /// <summary>Triples of session, number and code, oldest first; in place of the code a pair of code and value where that was asked for.</summary>
    public async Task<JsonArray> FindAsync(HistoryRequest request)
    {
        var found = new TaskCompletionSource<IReadOnlyList<HistoryEntry>?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Writer.TryWrite(() => found.SetResult(UseFile(file => Find(file, request))));
        return [.. (await found.Task ?? []).Select(entry => ToJson(entry, request.Output))];
    }

    public async ValueTask DisposeAsync()
    {
        _work.Writer.TryComplete();
        await _worker;
    }

    private static IReadOnlyList<HistoryEntry> Find(HistoryFile file, HistoryRequest request) => request.HistAccessType switch
    {
        HistoryRequest.Range => file.Range(request.Session ?? 0, request.Start ?? 1, request.Stop),
        HistoryRequest.Search => file.Search(request.Pattern ?? "*", request.N, request.Unique),
        _ => file.Search("*", request.N, unique: false),
    };

    private static JsonArray ToJson(HistoryEntry entry, bool withValue) =>
        [entry.Session, entry.Number, withValue ? new JsonArray(entry.Code, entry.Value) : JsonValue.Create(entry.Code)];

    private async Task WorkAsync()
    {
        await foreach (var work in _work.Reader.ReadAllAsync())
            work();
        _file?.Dispose();
    }

    private T? UseFile<T>(Func<HistoryFile, T> use)
    {
        if (_broken)
            return default;
        try
        {
            return use(_file ??= HistoryFile.Open(_path, _time.GetUtcNow()));
        }
        catch (Exception error)
        {
            // Whatever it is, a full disk or SQLite itself missing on this platform, it must not cost more than the history.
            _broken = true;
            _log.WriteLine($"The history of cells is not kept from here on: {_path}: {error.Message} Delete the file if it is damaged.");
            return default;
        }
    }
}
