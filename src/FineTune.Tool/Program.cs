using System.Text;
using FineTune.Notebook;
using FineTune.Tool;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return args is [NotebookHostProcess.Argument]
    ? await NotebookHostProcess.RunAsync()
    : await new FineTuneShell([.. FineTuneCommands.Commands, NotebookRunCommand.Record, ReplCommand.Record, .. KernelCommands.All]).RunAsync(args);
