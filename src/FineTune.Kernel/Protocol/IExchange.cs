namespace FineTune.Kernel;

/// <summary>One request and the way back to who sent it. Each transport has its own.</summary>
public interface IExchange
{
    KernelRequest Request { get; }

    /// <summary>Where outputs go that belong to the request, also after <see cref="End"/>.</summary>
    ICellOutput Output { get; }

    /// <summary>Who answers questions; null when nobody can.</summary>
    ICellInput? Input { get; }

    /// <summary>The kernel turns to the request.</summary>
    void Begin();

    /// <summary>Tells everyone who watches which code runs now, and its number.</summary>
    void ShowCode(string code, int executionCount);

    void Reply(KernelReply reply);

    /// <summary>The kernel has done with the request.</summary>
    void End();
}
