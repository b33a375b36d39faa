using System.Text.Json;

namespace FineTune.Tests.Text;

/// <summary>Ids worked out by other implementations: fixtures/tokenizers/README.md and tests/fixtures/README.md say which.</summary>
public sealed class TokenizerGoldenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> OwnTexts => [.. OwnCases().Select(item => item.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(OwnTexts))]
    public void A_text_has_the_reference_ids_and_decodes_to_itself(string name)
    {
        var item = OwnCases().Single(item => item.GetProperty("name").GetString() == name);
        var text = item.GetProperty("text").GetString()!;

        var ids = TinyLlama.Tokenizer.Encode(text);
        var plain = TinyLlama.Tokenizer.Encode(text, allowSpecial: false);

        Assert.Equal(Ids(item, "ids"), ids);
        Assert.Equal(Ids(item, "ids_plain"), plain);
        Assert.Equal(text, TinyLlama.Tokenizer.Decode(ids));
        Assert.Equal(text, TinyLlama.Tokenizer.Decode(plain));
    }

    [Theory]
    [MemberData(nameof(OwnTexts))]
    public void Digits_are_set_apart_when_the_file_says_so(string name)
    {
        var item = OwnCases().Single(item => item.GetProperty("name").GetString() == name);
        var tokenizer = Tokenizer.Load(_folder.Write("tokenizer.json", File.ReadAllText(TinyLlama.File("tokenizer.json")).Replace(
            "\"pre_tokenizer\": {\n  \"type\": \"ByteLevel\",\n  \"add_prefix_space\": false,\n  \"trim_offsets\": true,\n  \"use_regex\": true\n }",
            """
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
                {"type": "Digits", "individual_digits": true}, {"type": "ByteLevel", "add_prefix_space": false}]}
            """, StringComparison.Ordinal)));

        Assert.Equal(Ids(item, "ids_individual_digits"), tokenizer.Encode(item.GetProperty("text").GetString()!));
    }

    [Theory]
    [InlineData("gpt2")]
    [InlineData("smollm2-like")]
    public void Every_reference_text_has_the_reference_ids_and_decodes_to_the_reference_text(string name)
    {
        var folder = SharedFiles.Require("fixtures", "tokenizers", name);
        var tokenizer = Tokenizer.Load(folder);
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "golden.json")));

        foreach (var item in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            var ids = Ids(item, "ids");
            var decoded = item.GetProperty("decoded").GetString();
            var skipped = item.TryGetProperty("decoded_skip_special", out var skip) ? skip.GetString() : decoded;

            Assert.Equal(ids, tokenizer.Encode(item.GetProperty("text").GetString()!));
            Assert.Equal(decoded, tokenizer.Decode(ids));
            Assert.Equal(skipped, tokenizer.Decode(ids, skipSpecialTokens: true));
        }
    }

    public void Dispose() => _folder.Dispose();

    private static JsonElement[] OwnCases() =>
        [.. JsonElement.Parse(File.ReadAllBytes(TinyLlama.File("encodings.json"))).GetProperty("cases").EnumerateArray()];

    private static int[] Ids(JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(id => id.GetInt32())];
}
