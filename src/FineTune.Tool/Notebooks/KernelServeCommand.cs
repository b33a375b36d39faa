using FineTune.Kernel;
using FineTune.Notebook;

namespace FineTune.Tool;

/// <summary>kernel serve CONNECTION_FILE</summary>
internal static class KernelServeCommand
{
    public static Command Record { get; } = new()
    {
        Name = "kernel serve",
        Description = "Is the C# kernel of a Jupyter front end, which runs this command by itself.",
        Parameters =
        [
            new()
            {
                Name = "connection-file",
                Description = "Written by the front end. Without it the kernel writes one and says where, for jupyter console --existing FILE.",
                Positional = true,
            },
        ],
        Handler = call => RunAsync(call.Get("connection-file")),
    };

    public static async Task<int> RunAsync(string? connectionFile)
    {
        try
        {
            await JupyterKernel.RunAsync(new JupyterKernelOptions { ConnectionFile = connectionFile, Session = NewSession });
        }
        catch (KernelException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }

        JupyterKernel.Exit(0);
        return 0;
    }

    private static CSharpSession NewSession()
    {
        var session = new CSharpSession(CourseLibraries.NewSessionOptions() with
        {
            OwnsProcess = true,
            ErrorLog = UserFolder.At(Path.Combine("logs", $"kernel-{Environment.ProcessId}.log")),
        });
        NotebookHost.Attach(new KernelNotebookHost(session));
        return session;
    }
}
