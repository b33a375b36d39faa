using Microsoft.AspNetCore.Http.HttpResults;

namespace FineTune.Server;

/// <summary>/models. Ids of fine-tuned models have colons, raw or escaped; the route takes both, and the empty one.</summary>
internal static class ModelsApi
{
    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/models", List).Produces<ModelList>().WithSummary("Lists base models, fine-tuned models and aliases.");
        routes.MapGet("/models/{**id}", Retrieve).Produces<ModelObject>().WithSummary("Tells what a model is.");
        routes.MapDelete("/models/{**id}", DeleteAsync).Produces<DeletedObject>().WithSummary("Deletes a fine-tuned model.");
    }

    private static JsonHttpResult<ModelList> List(ModelCatalog catalog) =>
        TypedResults.Json(new ModelList { Data = [.. catalog.List().Select(model => ModelObject.Of(model.Name, model.Card))] }, WireJson.Readable.ModelList);

    private static JsonHttpResult<ModelObject> Retrieve(ModelCatalog catalog, string id = "") =>
        TypedResults.Json(ModelObject.Of(id, Require(catalog, id)), WireJson.Readable.ModelObject);

    private static async Task<JsonHttpResult<DeletedObject>> DeleteAsync(ModelCatalog catalog, TunedModelStore tuned, ModelPool pool, string id = "")
    {
        var card = Require(catalog, id);
        if (!card.IsTuned)
            throw new ApiException(StatusCodes.Status403Forbidden, $"The model '{id}' is a base model and cannot be deleted; only fine-tuned models can.", "model");
        if (!tuned.Delete(card.Id))
            throw Unknown(id);
        await pool.ForgetAsync(card.Folder);
        tuned.Sweep();
        return TypedResults.Json(new DeletedObject { Id = id, Object = "model", Deleted = true }, WireJson.Readable.DeletedObject);
    }

    private static ModelCard Require(ModelCatalog catalog, string id) => catalog.Find(id) ?? throw Unknown(id);

    private static ApiException Unknown(string id) => ApiException.NotFound($"The model '{id}' does not exist", "model", "model_not_found");
}
