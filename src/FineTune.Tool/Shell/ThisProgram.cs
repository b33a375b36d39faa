using System.Diagnostics;

namespace FineTune.Tool;

/// <summary>This program, to be started again with other arguments.</summary>
internal static class ThisProgram
{
    public static ProcessStartInfo StartInfo(params IReadOnlyList<string> arguments)
    {
        var program = Environment.ProcessPath!;
        var hosted = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new ProcessStartInfo(program, hosted ? [typeof(ThisProgram).Assembly.Location, .. arguments] : arguments);
    }
}
