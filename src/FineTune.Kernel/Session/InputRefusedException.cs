namespace FineTune.Kernel;

/// <summary>A cell asked for input where nobody can answer, in a headless run for example.</summary>
public sealed class InputRefusedException(string message) : InvalidOperationException(message)
{
    public InputRefusedException()
        : this("The notebook runs without a person in front of it, so nobody can answer. "
            + "Put the value into a variable of the cell, or into an environment variable.") { }
}
