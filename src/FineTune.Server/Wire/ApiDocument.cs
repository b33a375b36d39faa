using Microsoft.AspNetCore.OpenApi;

namespace FineTune.Server;

/// <summary>/openapi.json: the routes with <c>/v1</c>; those without are the same.</summary>
internal static class ApiDocument
{
    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) == true || route.RelativePath == "health";
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "FineTune Server";
            document.Info.Description = "Fine-tuning on this machine, in the wire format of the OpenAI API.";
            return Task.CompletedTask;
        });
    }
}
