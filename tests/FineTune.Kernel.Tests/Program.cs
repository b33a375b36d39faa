using FineTune.Kernel;
using FineTune.Kernel.Tests;
using Xunit.Runner.InProc.SystemConsole;

if (args is [ChildKernel.JupyterArgument, var connectionFile])
{
    await JupyterKernel.RunAsync(new JupyterKernelOptions
    {
        ConnectionFile = connectionFile,
        Session = () => new CSharpSession(new SessionOptions()),
        HistoryPath = Path.ChangeExtension(connectionFile, ".db"),
    });
    JupyterKernel.Exit(0);
}

if (args is not [ChildKernel.Argument])
    return await ConsoleRunner.Run(args);

using var host = SessionHost.OverStdio(new SessionOptions());
await host.RunAsync();
return 0;
