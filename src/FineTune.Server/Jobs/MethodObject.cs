namespace FineTune.Server;

internal sealed record MethodObject
{
    public const string SupervisedType = "supervised";

    public string Type { get; } = SupervisedType;
    public required SupervisedObject Supervised { get; init; }
}

internal sealed record SupervisedObject(HyperparametersObject Hyperparameters);
