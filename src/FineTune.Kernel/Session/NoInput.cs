namespace FineTune.Kernel;

/// <summary>Standard input where nobody can answer: reading says so instead of waiting for ever.</summary>
internal sealed class NoInput : TextReader
{
    public override int Peek() => throw Refusal();

    public override int Read() => throw Refusal();

    public override string ReadLine() => throw Refusal();

    private static InvalidOperationException Refusal() =>
        new("The notebook runs without a front end, so nobody can answer Console.ReadLine. Put the value into a variable or an environment variable.");
}
