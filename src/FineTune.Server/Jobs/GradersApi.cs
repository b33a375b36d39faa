namespace FineTune.Server;

/// <summary>/fine_tuning/alpha/graders: there is no reinforcement fine-tuning here yet, and clients are told so.</summary>
internal static class GradersApi
{
    public static void MapGraders(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/fine_tuning/alpha/graders/run", NotAvailable).WithSummary("Not available here: answers 400.");
        routes.MapPost("/fine_tuning/alpha/graders/validate", NotAvailable).WithSummary("Not available here: answers 400.");
    }

    private static IResult NotAvailable() => throw ApiException.Invalid(
        "Graders are not available in this service; it has the method 'supervised' only.", "grader", "method_not_available");
}
