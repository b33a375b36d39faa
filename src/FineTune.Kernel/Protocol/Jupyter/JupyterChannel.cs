namespace FineTune.Kernel;

/// <summary>The sockets that carry messages. The heartbeat carries bytes and has a thread of its own.</summary>
internal enum JupyterChannel
{
    /// <summary>Cells and questions.</summary>
    Shell,

    /// <summary>The same, for what must be heard at once.</summary>
    Control,

    /// <summary>Questions of the kernel to one front end.</summary>
    Stdin,

    /// <summary>Outputs, to everyone who watches.</summary>
    IOPub,
}
