using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>Collects the messages of one cell into what nbformat stores, merged as Jupyter's front ends do.</summary>
internal sealed class CellOutputs
{
    private readonly List<Entry> _entries = [];
    private bool _clearNext;

    public void Add(OutputMessage message)
    {
        if (message is ClearOutputMessage clear)
        {
            _clearNext = clear.Wait;
            if (!clear.Wait)
                _entries.Clear();
            return;
        }

        if (_clearNext && message is not UpdateDisplayDataMessage)
        {
            _entries.Clear();
            _clearNext = false;
        }

        Append(message);
    }

    /// <summary>Gives every output with the update's display id its new content. An id that was never shown is no output.</summary>
    public void Update(UpdateDisplayDataMessage update)
    {
        for (var index = 0; index < _entries.Count; index++)
        {
            if (_entries[index].Message is DisplayDataMessage shown && shown.Transient.DisplayId == update.Transient.DisplayId)
                _entries[index] = new Entry(shown with { Data = update.Data, Metadata = update.Metadata });
        }
    }

    public void ReplaceError(ErrorMessage error)
    {
        _entries.RemoveAll(entry => entry.Message is ErrorMessage);
        _entries.Add(new Entry(error));
    }

    public IEnumerable<JsonObject> ToNotebook() => _entries.Select(entry => ToNotebook(entry.Message));

    private void Append(OutputMessage message)
    {
        if (message is StreamMessage stream && _entries is [.., { Message: StreamMessage last } entry] && last.Name == stream.Name)
            entry.Message = last with { Text = last.Text + stream.Text };
        else if (message is not UpdateDisplayDataMessage)
            _entries.Add(new Entry(message));
    }

    /// <summary>Members stand in alphabetical order, as Jupyter writes them.</summary>
    private static JsonObject ToNotebook(OutputMessage message) => message switch
    {
        StreamMessage stream => new JsonObject
        {
            ["name"] = stream.Name,
            ["output_type"] = "stream",
            ["text"] = MultilineText.Split(stream.Text),
        },
        DisplayDataMessage display => new JsonObject
        {
            ["data"] = Bundle(display.Data),
            ["metadata"] = display.Metadata.DeepClone(),
            ["output_type"] = "display_data",
        },
        ExecuteResultMessage result => new JsonObject
        {
            ["data"] = Bundle(result.Data),
            ["execution_count"] = result.ExecutionCount,
            ["metadata"] = result.Metadata.DeepClone(),
            ["output_type"] = "execute_result",
        },
        ErrorMessage error => new JsonObject
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        },
        _ => throw new InvalidOperationException($"{message.GetType().Name} is no output that a notebook stores."),
    };

    private static JsonObject Bundle(JsonObject data) => new(data.Select(entry =>
        KeyValuePair.Create(entry.Key, IsLines(entry.Key, entry.Value) ? MultilineText.Split(entry.Value!.GetValue<string>()) : entry.Value?.DeepClone())));

    /// <summary>Text is stored line by line, which keeps changes readable in version control; base64 stays one string.</summary>
    private static bool IsLines(string mime, JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String
        && (mime.StartsWith("text/", StringComparison.Ordinal) || mime is "image/svg+xml" or "application/javascript");

    private sealed class Entry(OutputMessage message)
    {
        public OutputMessage Message { get; set; } = message;
    }
}
