using System.Text.Json;

namespace FineTune.Server;

/// <summary>Reads and checks the body of POST /fine_tuning/jobs. Unknown members are passed over, as the real API does.</summary>
internal static class JobRequestReader
{
    public const int LongestSuffix = 64;
    private const int MostIntegrations = 5;
    private const int MostEpochs = 50, LargestBatch = 256;
    private static readonly string[] Methods = [MethodObject.SupervisedType, "dpo", "reinforcement"];

    /// <exception cref="ApiException">400.</exception>
    public static JobRequest Read(JsonFields body) => new()
    {
        Model = body.RequireText("model"),
        TrainingFile = body.RequireText("training_file"),
        ValidationFile = body.Text("validation_file"),
        Suffix = body.Text("suffix", most: LongestSuffix),
        Seed = (int?)body.Integer("seed", 0, int.MaxValue),
        Metadata = MetadataReader.Read(body),
        Hyperparameters = Hyperparameters(body),
        HasIntegrations = body.List("integrations", MostIntegrations) is { Count: > 0 },
    };

    private static Hyperparameters Hyperparameters(JsonFields body)
    {
        var parameters = body.Object("method") is { } method ? OfMethod(method) : null;
        return (parameters ?? body.Object("hyperparameters")) is { } given ? Numbers(given) : new Hyperparameters();
    }

    private static JsonFields? OfMethod(JsonFields method)
    {
        var type = method.RequireOneOf("type", Methods);
        return type == MethodObject.SupervisedType
            ? method.Object(type)?.Object("hyperparameters")
            : throw ApiException.Invalid($"The method '{type}' is not available in this service; use 'supervised'.", method.Path("type"), "method_not_available");
    }

    private static Hyperparameters Numbers(JsonFields given) => new()
    {
        Epochs = IsAuto(given, "n_epochs") ? null : (int?)given.Integer("n_epochs", 1, MostEpochs),
        BatchSize = IsAuto(given, "batch_size") ? null : (int?)given.Integer("batch_size", 1, LargestBatch),
        LearningRateMultiplier = IsAuto(given, "learning_rate_multiplier") ? null : Multiplier(given, "learning_rate_multiplier"),
    };

    private static double? Multiplier(JsonFields given, string name) => given.Number(name, 0, double.MaxValue) switch
    {
        0 => throw given.Fault($"0 is less than or equal to the minimum of 0 - '{given.Path(name)}'", name),
        // Times the engine's rate it must still be a number.
        > 1e6 and var number => throw given.Fault($"{number} is greater than the maximum of 1000000 - '{given.Path(name)}'", name),
        var number => number,
    };

    private static bool IsAuto(JsonFields given, string name) =>
        given.Find(name) is { ValueKind: JsonValueKind.String } value && JsonFields.TextOf(value, given.Path(name)) == "auto";
}
