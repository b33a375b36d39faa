namespace FineTune.Kernel.Tests;

/// <summary>Keys as a console gives them.</summary>
internal static class Keys
{
    public static ConsoleKeyInfo Enter { get; } = new('\r', ConsoleKey.Enter, false, false, false);

    public static ConsoleKeyInfo Of(ConsoleKey key) => new('\0', key, false, false, false);

    public static ConsoleKeyInfo Ctrl(ConsoleKey key) => new('\0', key, false, false, control: true);

    public static ConsoleKeyInfo Alt(ConsoleKey key) => new(key == ConsoleKey.Enter ? '\r' : '\0', key, false, alt: true, false);

    public static ConsoleKeyInfo Char(char character) => new(character, character == '\n' ? ConsoleKey.Enter : ConsoleKey.None, false, false, false);
}
