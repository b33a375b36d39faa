namespace FineTune;

/// <summary>A data set as it is uploaded: checked, in UTF-8 without a byte order mark, one row per line.</summary>
public sealed class TrainingFile
{
    private TrainingFile(string name, string place, ReadOnlyMemory<byte> content, CheckReport check)
    {
        ThrowIfErrors(place, check);
        (Name, Content, Check) = (name, content, check);
    }

    public string Name { get; }

    public ReadOnlyMemory<byte> Content { get; }

    public CheckReport Check { get; }

    /// <summary>Takes the rows of a file as they are, with keys that only some services know, such as "weight" and "tools".</summary>
    /// <exception cref="FineTuneException">Rows that cannot be trained on, each named by file and line.</exception>
    public static async Task<TrainingFile> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        var data = await Dataset.LoadAsync(path, cancellationToken);
        using var content = new MemoryStream();
        await using var file = File.OpenRead(path);
        await foreach (var line in TextLines.ReadAsync(file, path, cancellationToken))
        {
            content.Write(line.Bytes.Span);
            content.Write("\n"u8);
        }
        return new TrainingFile(Path.GetFileName(path), path, content.ToArray(), data.Check());
    }

    /// <exception cref="FineTuneException">The check of the data set finds errors.</exception>
    public static TrainingFile Of(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var content = new MemoryStream();
        foreach (var example in data)
            content.Write(ChatRow.Serialize(example).Span);
        return new TrainingFile(Path.ChangeExtension(data.Name, ".jsonl"), data.Name, content.ToArray(), data.Check());
    }

    private static void ThrowIfErrors(string place, CheckReport check)
    {
        var errors = new FaultList(place);
        foreach (var finding in check.Findings.Where(finding => finding.Severity == Severity.Error))
            errors.Add(finding.Lines is [var first, ..] ? $"{place}:{first}: {finding.Message}" : $"{place}: {finding.Message}");
        errors.ThrowIfAny("Mend what is listed; nothing was uploaded.");
    }
}
