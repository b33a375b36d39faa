using FineTune.Torch;
using Microsoft.Extensions.AI;

namespace FineTune.Notebook;

/// <summary>A model that can be asked, and what to call it. One that was loaded here is let go with it.</summary>
internal sealed class ModelClient(string name, IChatClient client, bool owned) : IDisposable
{
    public string Name { get; } = name;
    public IChatClient Client { get; } = client;

    /// <summary>From a model folder, a base model, a run (also one at a service), a name at the service that <c>--on</c> names, or a variable with a client.</summary>
    /// <exception cref="FineTuneException">There is none, or it cannot be loaded.</exception>
    public static async Task<ModelClient> OpenAsync(CommandCall call, object model)
    {
        if (model is string known && JobArgument.Find(known) is { } found)
            model = found;
        if (model is IChatClient client)
            return new(client.GetService<ChatClientMetadata>()?.DefaultModelId ?? "model", client, owned: false);
        if (model is Run { Manifest.Service: { } place, Model: { } tuned })
            return new(tuned, (await call.ConnectAsync(ServiceArgument.PlaceOf(place))).ChatClient(tuned), owned: true);
        if (model is string name && call.Get("on") is not null)
            return new(name, (await call.ConnectAsync()).ChatClient(name), owned: true);
        var folder = ModelArgument.FolderOf(model);
        return new(model is Run run ? run.Manifest.Name : Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), LocalChatClient.Load(folder), owned: true);
    }

    public void Dispose()
    {
        if (owned)
            Client.Dispose();
    }
}
