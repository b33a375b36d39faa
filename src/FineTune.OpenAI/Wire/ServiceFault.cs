namespace FineTune.OpenAI;

/// <summary>A service refused, or did not answer.</summary>
internal sealed class ServiceFault : FineTuneException
{
    public ServiceFault(int status, string message) : base(message) => Status = status;

    public ServiceFault(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>HTTP status; null when there was no answer.</summary>
    public int? Status { get; }

    /// <summary>The service may have done what was asked.</summary>
    public bool MayBeDone => Status is null or 408 or >= 500;

    /// <summary>The same question may be answered later.</summary>
    public bool MayPass => MayBeDone || Status == 429;
}
