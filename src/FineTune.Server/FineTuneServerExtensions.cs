using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FineTune.Server;

/// <summary>The service in any ASP.NET Core application.</summary>
public static class FineTuneServerExtensions
{
    /// <summary>
    /// Adds the service's parts, and the workers that train and sweep while the application runs. Throws when the application starts and the
    /// database is damaged.
    /// </summary>
    public static IServiceCollection AddFineTuneServer(this IServiceCollection services, FineTuneServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options).AddSingleton<DataFolder>().AddSingleton<Database>();
        services.AddSingleton<HostNames>().AddSingleton<ApiKey>().AddSingleton<RequestRate>().AddSingleton<ApiPipeline>();
        services.AddSingleton<FileStore>().AddSingleton<UploadStore>().AddSingleton<UploadAssembly>();
        services.AddSingleton<TunedModelStore>().AddSingleton<ModelCatalog>().AddSingleton<ModelPool>().AddSingleton<Chats>();
        services.AddSingleton<JobStore>().AddSingleton<JobEventStore>().AddSingleton<JobCheckpointStore>();
        services.AddSingleton<JobEvents>().AddSingleton<JobTransitions>().AddSingleton<JobView>().AddSingleton<JobCreation>();
        services.AddSingleton<JobPreparation>().AddSingleton<JobValidation>();
        services.AddSingleton<TrainingRuns>().AddSingleton<JobTraining>().AddSingleton<JobCompletion>();
        services.AddSingleton<JobQueue>().AddSingleton<ActiveJobs>();
        services.AddHostedService<StorageSweep>().AddHostedService<JobRecovery>().AddHostedService<JobWorkers>();
        return services;
    }

    /// <summary>
    /// Maps the API with and without <c>/v1</c>, and <c>/health</c>. Every route needs the key, and whatever no other route takes is answered
    /// in the API's words; the application's own routes go before.
    /// </summary>
    public static IEndpointConventionBuilder MapFineTuneApi(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var api = endpoints.MapGroup("").WithPipeline(endpoints.ServiceProvider);
        api.MapResources();
        api.MapGroup("/v1").MapResources();
        api.Resource("Health").MapHealth();
        api.MapUnknownRoute();
        return api;
    }

    private static void MapResources(this IEndpointRouteBuilder routes)
    {
        routes.Resource("Files").MapFiles();
        routes.Resource("Uploads").MapUploads();
        var fineTuning = routes.Resource("Fine-tuning");
        fineTuning.MapFineTuningJobs();
        fineTuning.MapGraders();
        fineTuning.MapCheckpointPermissions();
        routes.Resource("Models").MapModels();
        routes.Resource("Chat").MapChat();
        routes.Resource("Responses").MapResponses();
    }
}
