using System.CommandLine;
using System.CommandLine.Invocation;

namespace FineTune.Tool;

/// <summary>Prints the help that is generated from the command records, which a notebook shows too.</summary>
internal sealed class HelpText(Func<System.CommandLine.Command, string> render) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(render(parseResult.CommandResult.Command));
        return 0;
    }
}
