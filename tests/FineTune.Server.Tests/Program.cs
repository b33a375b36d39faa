using FineTune.Server.Tests;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    [FakeTraining.Argument, var folder] => FakeTraining.Run(folder),
    [ServerProcess.Argument, var folder] => await ServerProcess.ServeAsync(folder),
    _ => await ConsoleRunner.Run(args),
};
