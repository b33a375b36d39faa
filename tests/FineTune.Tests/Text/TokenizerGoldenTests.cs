using System.Text.Json;

namespace FineTune.Tests.Text;

public sealed class TokenizerGoldenTests
{
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
            var ids = item.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()).ToArray();
            var decoded = item.GetProperty("decoded").GetString();
            var skipped = item.TryGetProperty("decoded_skip_special", out var skip) ? skip.GetString() : decoded;

            Assert.Equal(ids, tokenizer.Encode(item.GetProperty("text").GetString()!));
            Assert.Equal(decoded, tokenizer.Decode(ids));
            Assert.Equal(skipped, tokenizer.Decode(ids, skipSpecialTokens: true));
        }
    }
}
