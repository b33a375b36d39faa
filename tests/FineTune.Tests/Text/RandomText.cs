using System.Text;

namespace FineTune.Tests.Text;

/// <summary>Text from every plane of Unicode, white space and digits more often than chance would give.</summary>
internal static class RandomText
{
    private const string Frequent = " \t\r\n\u00a0\u2003\u3000'sstrevmlld0123456789the dog_|<>im_end";

    public static string WithoutLoneSurrogates(SplitMix64 random)
    {
        var text = new StringBuilder();
        for (var left = random.Below(40); left > 0; left--)
            text.Append(random.Below(3) > 0 ? new Rune(Frequent[random.Below(Frequent.Length)]) : AnyRune(random));
        return text.ToString();
    }

    public static string OfAnyCharValues(SplitMix64 random)
    {
        var text = new StringBuilder();
        for (var left = random.Below(40); left > 0; left--)
            text.Append(random.Below(2) > 0 ? Frequent[random.Below(Frequent.Length)] : (char)(0xD700 + random.Below(0x1000)));
        return text.ToString();
    }

    private static Rune AnyRune(SplitMix64 random)
    {
        var value = random.Below(0x110000 - 0x800);
        return new Rune(value < 0xD800 ? value : value + 0x800);
    }
}
