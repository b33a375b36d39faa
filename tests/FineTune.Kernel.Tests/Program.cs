using FineTune.Kernel;
using FineTune.Kernel.Tests;
using Xunit.Runner.InProc.SystemConsole;

if (args is not [ChildKernel.Argument])
    return await ConsoleRunner.Run(args);

using var host = SessionHost.OverStdio(new SessionOptions());
await host.RunAsync();
return 0;
