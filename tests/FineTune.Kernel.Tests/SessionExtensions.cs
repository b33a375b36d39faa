namespace FineTune.Kernel.Tests;

internal static class SessionExtensions
{
    public static Task<CellResult> ExecuteAsync(this CSharpSession session, string code, ICellOutput output) =>
        session.ExecuteAsync(new CellRequest { Code = code }, output);
}
