namespace FineTune.Server;

/// <summary>/fine_tuning/checkpoints/{model}/permissions: which projects may use a checkpoint, for administrators. Here is one key and no project.</summary>
internal static class CheckpointPermissionsApi
{
    private const string Permissions = "/fine_tuning/checkpoints/{model}/permissions";

    public static void MapCheckpointPermissions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Permissions, Refuse).WithSummary("Not available here: answers 403.");
        routes.MapPost(Permissions, Refuse).WithSummary("Not available here: answers 403.");
        routes.MapDelete($"{Permissions}/{{id}}", Refuse).WithSummary("Not available here: answers 403.");
    }

    private static IResult Refuse(string model, string? id = null) => throw new ApiException(StatusCodes.Status403Forbidden,
        "Checkpoints are shared with projects, and this service has none: whoever has its key can use every checkpoint.");
}
