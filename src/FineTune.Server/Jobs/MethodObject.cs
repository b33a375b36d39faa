namespace FineTune.Server;

internal sealed record MethodObject(SupervisedObject Supervised)
{
    public const string SupervisedType = "supervised";

    [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
    public string Type { get; } = SupervisedType;
}

internal sealed record SupervisedObject(HyperparametersObject Hyperparameters);
