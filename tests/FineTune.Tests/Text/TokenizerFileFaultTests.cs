using System.Text.Json.Nodes;

namespace FineTune.Tests.Text;

public sealed class TokenizerFileFaultTests : IDisposable
{
    private const string Advice = "Choose a model with a byte-level BPE tokenizer like that of GPT-2 or SmolLM2.";
    private readonly TemporaryFolder _folder = new();
    private readonly JsonNode _json = JsonNode.Parse(File.ReadAllText(TinyLlama.File("tokenizer.json")))!;

    [Theory]
    [InlineData("WordPiece")]
    [InlineData("Unigram")]
    [InlineData("WordLevel")]
    public void Another_kind_of_model_is_refused_by_name(string type)
    {
        _json["model"]!["type"] = type;

        AssertFault($"the model type '{type}' is not known; known: BPE (byte-level). {Advice}");
    }

    [Fact]
    public void A_normalizer_is_refused_by_name()
    {
        _json["normalizer"] = new JsonObject { ["type"] = "NFC" };

        AssertFault($"the normalizer 'NFC' is not known; byte-level BPE has none. {Advice}");
    }

    [Theory]
    [InlineData("""{"type":"Whitespace"}""", null)]
    [InlineData("""{"type":"Metaspace","replacement":"_"}""", null)]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":true}""", null)]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":false,"use_regex":false}""", null)]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":"x"}}]}""", """{"type":"Split","pattern":{"Regex":"x"}}""")]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"Digits","individual_digits":false}]}""", """{"type":"Digits","individual_digits":false}""")]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"ByteLevel","add_prefix_space":false},{"type":"Digits","individual_digits":true}]}""", """{"type":"Digits","individual_digits":true}""")]
    public void An_unknown_pre_tokenizer_is_refused_with_its_text(string preTokenizer, string? named)
    {
        _json["pre_tokenizer"] = JsonNode.Parse(preTokenizer);

        AssertFault($"the pre-tokenizer {named ?? preTokenizer} is not known; known: ByteLevel (no prefix space), "
            + $"Digits (individual) before ByteLevel, and a Sequence of these. {Advice}");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"type":"Sequence","pretokenizers":[]}""")]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"Digits","individual_digits":true}]}""")]
    public void A_file_without_the_byte_level_step_is_refused(string preTokenizer)
    {
        _json["pre_tokenizer"] = JsonNode.Parse(preTokenizer);

        AssertFault($"there is no ByteLevel pre-tokenizer; only byte-level BPE is known. {Advice}");
    }

    [Theory]
    [InlineData("ignore_merges", "true", "\"ignore_merges\": true is not known; known: none")]
    [InlineData("byte_fallback", "true", "\"byte_fallback\": true is not known; known: none")]
    [InlineData("dropout", "0.1", "\"dropout\": 0.1 is not known; known: none")]
    [InlineData("continuing_subword_prefix", "\"##\"", "\"continuing_subword_prefix\": '##' is not known; byte-level BPE has none")]
    [InlineData("end_of_word_suffix", "\"</w>\"", "\"end_of_word_suffix\": '</w>' is not known; byte-level BPE has none")]
    [InlineData("vocab", "{}", "the vocabulary is empty")]
    [InlineData("vocab", """{"a": -1}""", "the id -1 of 'a' is not a whole number from 0 to 16777216")]
    [InlineData("vocab", """{"a": 1.5}""", "the id 1.5 of 'a' is not a whole number from 0 to 16777216")]
    [InlineData("vocab", """{"a": 2000000000}""", "the id 2000000000 of 'a' is not a whole number from 0 to 16777216")]
    [InlineData("merges", """["h e", "q u"]""", "the merge \"q u\" joins what is not in the vocabulary")]
    [InlineData("merges", """["he"]""", "the merge \"he\" is not a pair of entries")]
    [InlineData("merges", """[["h"]]""", "the merge [\"h\"] is not a pair of entries")]
    [InlineData("merges", "[7]", "the merge 7 is not a pair of entries")]
    public void What_would_give_other_ids_is_refused(string field, string value, string fault)
    {
        _json["model"]![field] = JsonNode.Parse(value);

        AssertFault($"{fault}. {Advice}");
    }

    [Theory]
    [InlineData("lstrip", "true", "the added token '<|im_start|>' has \"lstrip\": true, which is not known")]
    [InlineData("rstrip", "true", "the added token '<|im_start|>' has \"rstrip\": true, which is not known")]
    [InlineData("single_word", "true", "the added token '<|im_start|>' has \"single_word\": true, which is not known")]
    [InlineData("content", "\"\"", "an added token has no content")]
    [InlineData("id", "-7", "the id -7 of '<|im_start|>' is not a whole number from 0 to 16777216")]
    public void An_added_token_that_would_be_misread_is_refused(string field, string value, string fault)
    {
        _json["added_tokens"]![1]![field] = JsonNode.Parse(value);

        AssertFault($"{fault}. {Advice}");
    }

    [Theory]
    [InlineData("{\n\"model\": oops}", ":2: not valid JSON: ", " Copy the file again.")]
    [InlineData("", ":1: not valid JSON: ", " Copy the file again.")]
    [InlineData("[]", ": not a tokenizer.json that this version reads: ", Advice)]
    [InlineData("{}", ": not a tokenizer.json that this version reads: ", Advice)]
    [InlineData("""{"model": {"type": "BPE", "vocab": [], "merges": []}, "added_tokens": [], "pre_tokenizer": null}""", ": not a tokenizer.json that this version reads: ", Advice)]
    [InlineData("""{"model": {"type": "BPE", "vocab": {"a": 1, "a": 2}, "merges": []}, "added_tokens": []}""", ": not a tokenizer.json that this version reads: ", Advice)]
    public void A_broken_file_is_told_with_its_place(string json, string fault, string advice)
    {
        var path = _folder.Write("tokenizer.json", json);

        var message = Assert.Throws<FineTuneException>(() => Tokenizer.Load(path)).Message;

        Assert.StartsWith(path + fault, message, StringComparison.Ordinal);
        Assert.EndsWith(advice, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_told()
    {
        var message = Assert.Throws<FineTuneException>(() => Tokenizer.Load(_folder.Path)).Message;

        Assert.Equal($"{_folder.At("tokenizer.json")}: there is no such file. A model folder holds a tokenizer.json.", message);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertFault(string fault)
    {
        var path = _folder.Write("tokenizer.json", _json.ToJsonString());

        Assert.Equal($"{path}: {fault}", Assert.Throws<FineTuneException>(() => Tokenizer.Load(_folder.Path)).Message);
    }
}
