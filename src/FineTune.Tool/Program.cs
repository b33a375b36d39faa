using System.Text;
using FineTune.Notebook;
using FineTune.Tool;

// A kernel minds its own signals and is waited for, so it is started before the command line is built.
if (args is ["kernel", "serve", .. { Length: <= 1 } rest] && !rest.Any(argument => argument.StartsWith('-')))
    return await KernelServeCommand.RunAsync(rest.FirstOrDefault());

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return args is [NotebookHostProcess.Argument]
    ? await NotebookHostProcess.RunAsync()
    : await new FineTuneShell([.. FineTuneCommands.Commands, NotebookRunCommand.Record, ReplCommand.Record, KernelServeCommand.Record, .. KernelCommands.All, ServeCommand.Record]).RunAsync(args);
