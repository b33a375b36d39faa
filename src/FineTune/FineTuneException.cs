namespace FineTune;

/// <summary>
/// A fault that its reader can mend: bad data, a broken model folder, an unknown architecture. The message says what is wrong,
/// where (file, line, field) and what to do next; programs print it without a stack trace and exit with 1.
/// </summary>
public class FineTuneException : Exception
{
    public FineTuneException(string message) : base(message) { }

    public FineTuneException(string message, Exception innerException) : base(message, innerException) { }
}
