namespace FineTune.Server;

/// <summary>The page for people: jobs with their losses, chat, models.</summary>
public static class FineTunePageExtensions
{
    /// <summary>
    /// Maps the page at <c>/</c> and its files below <c>/page/</c>. They need no key and tell nothing: what the page shows it asks of the API,
    /// which must be mapped beside it, with the key that its reader gives.
    /// </summary>
    public static IEndpointConventionBuilder MapFineTunePage(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var page = endpoints.MapGroup("").WithMetadata(new ApiPipeline.Open()).ExcludeFromDescription().WithPipeline(endpoints.ServiceProvider);
        foreach (var file in PageFile.All)
            page.MapGet(file.Route, file.Answer);
        return page;
    }
}
