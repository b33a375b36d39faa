using System.Buffers.Binary;

namespace FineTune.Torch.Tests.Native;

public sealed class VersionRequirementsTests
{
    private const string Marker = "GLIBCXX_3.4.32";

    [Fact]
    public void The_named_requirement_is_marked_weak_and_nothing_else_changes()
    {
        var (library, flagsOf) = TinyElf.Make(["GLIBCXX_3.4.11", Marker], ["GLIBC_2.34"]);

        var weakened = VersionRequirements.MarkWeak(library, Marker)!;

        var expected = (byte[])library.Clone();
        expected[flagsOf[Marker]] |= 2;
        Assert.Equal(expected, weakened);
        Assert.NotEqual(library, weakened);
    }

    [Fact]
    public void Flags_that_are_set_stay_set()
    {
        var (library, flagsOf) = TinyElf.Make([Marker]);
        library[flagsOf[Marker]] = 5;

        Assert.Equal(7, VersionRequirements.MarkWeak(library, Marker)![flagsOf[Marker]]);
    }

    [Fact]
    public void A_requirement_of_a_second_library_is_found()
    {
        var (library, flagsOf) = TinyElf.Make(["GLIBC_2.34", "GLIBC_2.2.5"], ["GLIBCXX_3.4"], [Marker]);

        Assert.Equal(2, VersionRequirements.MarkWeak(library, Marker)![flagsOf[Marker]]);
    }

    [Fact]
    public void A_library_that_does_not_ask_for_it_gives_nothing()
    {
        Assert.Null(VersionRequirements.MarkWeak(TinyElf.Make(["GLIBCXX_3.4.3"], ["GLIBC_2.34"]).Library, Marker));
    }

    [Fact]
    public void What_is_no_64_bit_library_is_refused()
    {
        var (library, _) = TinyElf.Make([Marker]);
        byte[] of32Bits = [.. library];
        of32Bits[4] = 1;

        Assert.Throws<BadImageFormatException>(() => VersionRequirements.MarkWeak("MZ not an ELF library"u8, Marker));
        Assert.Throws<BadImageFormatException>(() => VersionRequirements.MarkWeak(of32Bits, Marker));
    }

    [Fact]
    public void The_library_of_TorchSharp_differs_in_one_flag()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Only Linux has ELF libraries; run this test there.");
        var library = File.ReadAllBytes(LibTorchFolder.FindShim());

        var weakened = VersionRequirements.MarkWeak(library, Marker)!;

        var changed = Assert.Single(Enumerable.Range(0, library.Length), index => library[index] != weakened[index]);
        Assert.Equal(0, BinaryPrimitives.ReadUInt16LittleEndian(library.AsSpan(changed)));
        Assert.Equal(2, BinaryPrimitives.ReadUInt16LittleEndian(weakened.AsSpan(changed)));
        Assert.Equal(library.Length, weakened.Length);
        Assert.Equal(weakened, VersionRequirements.MarkWeak(weakened, Marker));
    }
}
