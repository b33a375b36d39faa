using System.Text.Json;

namespace FineTune.Server;

/// <summary>
/// Which model a name means: an alias, a base model's folder, or a fine-tuned model. Names are compared with what there is and never
/// become a path.
/// </summary>
internal sealed class ModelCatalog(FineTuneServerOptions options, TunedModelStore tuned, DataFolder folder)
{
    private const string Config = "config.json";

    /// <summary>Null when no model has this name. The card carries the model's own name, not the alias.</summary>
    public ModelCard? Find(string name)
    {
        var id = options.Aliases.GetValueOrDefault(name, name);
        return tuned.Find(id) is { } model ? CardOf(model) : Bases().FirstOrDefault(card => card.Id == id);
    }

    /// <summary>Every name with its model: base models, aliases, then fine-tuned ones in the order of their making.</summary>
    public IReadOnlyList<(string Name, ModelCard Card)> List()
    {
        var bases = Bases().DistinctBy(card => card.Id).ToArray();
        var aliases = options.Aliases.Keys.Order(StringComparer.Ordinal).Select(alias => (Name: alias, Card: Find(alias))).Where(alias => alias.Card is not null);
        return [
            .. bases.Select(card => (card.Id, card)),
            .. aliases.Select(alias => (alias.Name, alias.Card!)),
            .. tuned.List().Select(CardOf).OfType<ModelCard>().Select(card => (card.Id, card))];
    }

    private IEnumerable<ModelCard> Bases() => options.ModelFolders.Where(Directory.Exists)
        .SelectMany(models => Directory.EnumerateDirectories(models).Order(StringComparer.Ordinal))
        .Select(path => CardOf(Path.GetFullPath(path), Path.GetFileName(path)))
        .OfType<ModelCard>();

    private static ModelCard? CardOf(string path, string name) => ContextOf(path) is { } context ? new ModelCard
    {
        Id = name,
        Base = name,
        Folder = path,
        CreatedAt = new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(path, Config))).ToUnixTimeSeconds(),
        TrainingContext = context,
        OwnedBy = "system",
        IsTuned = false,
    } : null;

    private ModelCard? CardOf(TunedModel model)
    {
        var path = folder.Checkpoint(model.JobId, model.Step);
        return ContextOf(path) is { } context ? new ModelCard
        {
            Id = model.Id,
            Base = model.Base,
            Folder = path,
            CreatedAt = model.CreatedAt,
            TrainingContext = context,
            OwnedBy = options.Organization,
            IsTuned = true,
        } : null;
    }

    /// <summary>Null when the folder is no model folder.</summary>
    private static int? ContextOf(string path)
    {
        try
        {
            using var config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(path, Config)));
            return config.RootElement.GetProperty("max_position_embeddings").GetInt32();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
