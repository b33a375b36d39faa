using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineTune.Server;

/// <summary>The service as an application of its own, with its page.</summary>
public static class FineTuneServer
{
    /// <summary>
    /// Makes the application, ready to run. It listens on <paramref name="address"/>, which should be a loopback address: there is one key and
    /// no encryption. Port 0 takes a free one. <paramref name="configure"/> is for the host's own logging and services.
    /// </summary>
    public static WebApplication Build(FineTuneServerOptions options, IPEndPoint address, Action<WebApplicationBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(address);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(address);
        });
        builder.Services.AddFineTuneServer(options with { Hosts = options.Hosts ?? HostNames.Of(address.Address) });
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, WireJson.Default);
        });
        builder.Services.AddOpenApi(ApiDocument.Configure);
        configure?.Invoke(builder);
        var application = builder.Build();
        application.MapFineTunePage();
        application.MapFineTuneApi();
        application.MapOpenApi("/openapi.json").WithMetadata(new ApiPipeline.Open()).WithPipeline(application.Services);
        return application;
    }
}
