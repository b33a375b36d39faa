namespace FineTune.Server;

internal static class ApiPipelineExtensions
{
    /// <summary>Puts the pipeline around each endpoint, and around nothing else of the application.</summary>
    public static TBuilder WithPipeline<TBuilder>(this TBuilder endpoints, IServiceProvider services) where TBuilder : IEndpointConventionBuilder
    {
        var pipeline = services.GetRequiredService<ApiPipeline>();
        endpoints.Add(endpoint =>
        {
            var next = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context => pipeline.InvokeAsync(context, next);
        });
        return endpoints;
    }
}
