using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>One cell of a <see cref="NotebookDocument"/>.</summary>
public sealed class NotebookCell
{
    private readonly JsonObject _json;

    internal NotebookCell(JsonObject json, int index)
    {
        _json = json;
        Index = index;
    }

    /// <summary>Position in the notebook, from 0, cells of every type counted.</summary>
    public int Index { get; }

    public string? Id => NotebookReading.Text(_json["id"]);

    public bool IsCode => Type == "code";

    /// <summary>code, markdown or raw.</summary>
    public string Type => NotebookReading.Text(_json["cell_type"])!;

    public string Source => MultilineText.Read(_json["source"]);

    public IReadOnlyList<string> Tags =>
        _json["metadata"]?["tags"] is JsonArray tags ? [.. tags.Select(NotebookReading.Text).OfType<string>()] : [];

    /// <summary>The language that Polyglot Notebooks wrote down for the cell; null when the cell says nothing.</summary>
    public string? Language =>
        NotebookReading.Text(_json["metadata"]?["polyglot_notebook"]?["kernelName"])
        ?? NotebookReading.Text(_json["metadata"]?["dotnet_interactive"]?["kernelName"])
        ?? NotebookReading.Text(_json["metadata"]?["dotnet_interactive"]?["language"]);

    /// <summary>The outputs, in nbformat's shape.</summary>
    public IReadOnlyList<JsonNode> Outputs => _json["outputs"] is JsonArray outputs ? [.. outputs.OfType<JsonNode>()] : [];

    public int? ExecutionCount => _json["execution_count"]?.GetValue<int>();

    internal void SetResult(int? executionCount, IEnumerable<JsonObject> outputs)
    {
        Set("execution_count", executionCount is { } count ? JsonValue.Create(count) : null);
        Set("outputs", new JsonArray([.. outputs]));
    }

    /// <summary>Writes Jupyter's own timing entry, which makes the file differ from run to run.</summary>
    internal void SetTiming(DateTimeOffset started, DateTimeOffset ended)
    {
        if (_json["metadata"] is not JsonObject)
            Set("metadata", new JsonObject());
        _json["metadata"]!["execution"] = new JsonObject
        {
            ["iopub.execute_input"] = started.UtcDateTime.ToString("O"),
            ["shell.execute_reply"] = ended.UtcDateTime.ToString("O"),
        };
    }

    /// <summary>An id made from place and text, so that the same old notebook always becomes the same new one.</summary>
    internal void GiveId(ISet<string> taken)
    {
        for (var attempt = 0; Id is null; attempt++)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Index}/{attempt}/{Source}")))[..8];
            if (taken.Add(hash))
                Set("id", JsonValue.Create(hash));
        }
    }

    /// <summary>Replaces a member in its place, or puts a new one where Jupyter's alphabetical order has it.</summary>
    private void Set(string name, JsonNode? value)
    {
        if (_json.ContainsKey(name))
            _json[name] = value;
        else
            _json.Insert(_json.TakeWhile(member => string.CompareOrdinal(member.Key, name) < 0).Count(), name, value);
    }
}
