using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FineTune.Server;

/// <summary>/openapi.json: the routes with <c>/v1</c>; those without are the same.</summary>
internal static class ApiDocument
{
    private const string Key = "key";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) == true || route.RelativePath == "health";
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "FineTune Server";
            document.Info.Description = "Fine-tuning on this machine, in the wire format of the OpenAI API.";
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The key that the service made at its first start." },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(CompleteAsync);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonPropertyInfo?.CustomConverter is AutoNumberConverter)
            {
                schema.Format = null;
                schema.AnyOf = [new OpenApiSchema { Type = JsonSchemaType.Number }, new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["auto"] }];
            }
            return Task.CompletedTask;
        });
    }

    /// <summary>Adds what is read from the query, the key, and the error that every route can answer with.</summary>
    private static async Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in metadata.OfType<QueryParameter>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Description,
                Schema = new OpenApiSchema { Type = parameter.IsInteger ? JsonSchemaType.Integer : JsonSchemaType.String },
            });
        }
        if (metadata.OfType<BodyDescription>().SingleOrDefault() is { } body)
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = await ContentAsync(context, body.Type, body.MediaType, cancellationToken) };
        if (metadata.OfType<ApiPipeline.Open>().Any())
            return;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [] }];
        (operation.Responses ??= [])["4XX"] = new OpenApiResponse
        {
            Description = "What is wrong with the request, in which member.",
            Content = await ContentAsync(context, typeof(ErrorEnvelope), "application/json", cancellationToken),
        };
    }

    private static async Task<Dictionary<string, OpenApiMediaType>> ContentAsync(
        OpenApiOperationTransformerContext context, Type type, string mediaType, CancellationToken cancellationToken)
    {
        var schema = await context.GetOrCreateSchemaAsync(type, cancellationToken: cancellationToken);
        context.Document!.AddComponent(type.Name, schema);
        return new Dictionary<string, OpenApiMediaType> { [mediaType] = new() { Schema = new OpenApiSchemaReference(type.Name, context.Document) } };
    }
}
