using System.Text.Json;

namespace FineTune;

/// <summary>
/// The facts behind each intent of a data set, by which an answer is judged right or wrong whatever its wording:
/// <c>{"intents":[{"intent":"return-window","facts":["30 days","free return label"]},…]}</c>.
/// </summary>
public sealed class FactSheet
{
    private readonly string _name;

    public FactSheet(IReadOnlyList<Intent> intents, string name = "facts")
    {
        ArgumentNullException.ThrowIfNull(intents);
        _name = name;
        Intents = intents;
        var faults = new FaultList(name);
        AddFaults(faults);
        faults.ThrowIfAny("Mend what is listed and read the facts again.");
    }

    public IReadOnlyList<Intent> Intents { get; }

    public static async Task<FactSheet> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(path))
            throw new FineTuneException($"{path} does not exist (looked in {Path.GetFullPath(path)}); check the path.");
        try
        {
            await using var stream = File.OpenRead(path);
            var content = await JsonSerializer.DeserializeAsync(stream, FactSheetJson.Default.FactSheetContent, cancellationToken)
                ?? throw new JsonException("The file is null.");
            return new FactSheet([.. content.Intents.Select(IntentOf)], path);
        }
        catch (JsonException exception)
        {
            throw new FineTuneException(
                $"{path} is no fact sheet: {exception.Message} It looks like {{\"intents\":[{{\"intent\":\"return-window\",\"facts\":[\"30 days\"]}}]}}.", exception);
        }
    }

    /// <summary>The intent whose facts the reference answer tells.</summary>
    /// <exception cref="FineTuneException">It tells the facts of none, or of more than one.</exception>
    public Intent IntentOf(string referenceAnswer)
    {
        ArgumentNullException.ThrowIfNull(referenceAnswer);
        Intent[] told = [.. Intents.Where(intent => intent.IsToldBy(referenceAnswer))];
        return told switch
        {
            [var one] => one,
            [] => throw new FineTuneException(
                $"{_name} has no intent whose facts are all in the answer \"{Ellipsis.OneLine(referenceAnswer, 120)}\"; add the intent or mend its facts."),
            _ => throw new FineTuneException(
                $"{_name}: the answer \"{Ellipsis.OneLine(referenceAnswer, 120)}\" tells the facts of {string.Join(" and ", told.Select(intent => intent.Name))}; make their facts differ."),
        };
    }

    /// <summary>Whether <paramref name="answer"/> tells all facts that the example's reference answer is about.</summary>
    public bool IsRight(ChatExample example, string answer)
    {
        ArgumentNullException.ThrowIfNull(example);
        ArgumentNullException.ThrowIfNull(answer);
        return IntentOf(example.Completion).IsToldBy(answer);
    }

    /// <summary>The intent of every example.</summary>
    /// <exception cref="FineTuneException">Names each example that has no single intent.</exception>
    public IReadOnlyList<Intent> IntentsOf(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var faults = new FaultList(dataset.Name);
        var intents = new List<Intent>();
        foreach (var (index, example) in dataset.Index())
        {
            try
            {
                intents.Add(IntentOf(example.Completion));
            }
            catch (FineTuneException exception)
            {
                faults.Add($"{dataset.Name}, line {DatasetCheck.LineOf(example, index)}: {exception.Message}");
            }
        }
        faults.ThrowIfAny($"Each answer must tell the facts of exactly one intent of {_name}.");
        return intents;
    }

    private static Intent IntentOf(IntentContent? content) =>
        content is null ? throw new JsonException("An intent is null.") : new Intent(content.Intent, content.Facts);

    private void AddFaults(FaultList faults)
    {
        if (Intents.Count == 0)
            faults.Add($"{_name}: there are no intents.");
        foreach (var intent in Intents)
        {
            if (intent.Facts.Count == 0 || intent.Facts.Any(fact => fact is null || NormalisedText.Of(fact).Length == 0))
                faults.Add($"{_name}: the intent \"{intent.Name}\" has no facts or an empty one.");
        }
        foreach (var twice in Intents.GroupBy(intent => intent.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            faults.Add($"{_name}: the intent \"{twice.Key}\" stands there {twice.Count()} times.");
    }
}
