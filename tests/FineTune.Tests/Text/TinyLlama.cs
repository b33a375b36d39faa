namespace FineTune.Tests.Text;

/// <summary>The committed model folder; tests/fixtures/README.md tells where its numbers come from.</summary>
internal static class TinyLlama
{
    public static string Folder { get; } = Path.Combine(RepositoryFolder.Root, "tests", "fixtures", "tiny-llama");

    public static Tokenizer Tokenizer { get; } = Tokenizer.Load(Folder);

    public static ChatTemplate Template { get; } = ChatTemplate.Load(Folder, Tokenizer);

    public static string File(string name) => Path.Combine(Folder, name);
}
