using System.Buffers.Binary;
using System.Text;
using FineTune.Tests.Text;

namespace FineTune.Tests.Models;

public sealed class ModelCardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_model_of_the_course_says_what_it_is()
    {
        var card = ModelCard.Read(RepositoryFolder.At("data/models/seedling/"));

        Assert.Equal(("seedling", "LlamaForCausalLM", 4_000_000, "BF16"), (card.Name, card.Architecture, card.Parameters!.Value, card.DataType));
        Assert.Equal((4096, 512, 4, 256, 8, 4), (card.VocabularySize, card.ContextLength, card.Layers, card.HiddenSize, card.AttentionHeads, card.KeyValueHeads));
        Assert.Equal("ChatML", card.ChatTemplate);
        Assert.StartsWith("A small base model for learning how fine-tuning works: LlamaForCausalLM, 4 layers,", card.Description, StringComparison.Ordinal);
        Assert.InRange(card.Bytes, 8_000_000, 9_000_000);
    }

    [Fact]
    public void Little_is_said_of_a_folder_that_says_little()
    {
        _folder.Write("config.json", "{}");

        var text = ModelCard.Read(_folder.Path).Render(MimeTypes.Text);

        Assert.Contains("architecture   not said", text, StringComparison.Ordinal);
        Assert.Contains("parameters     no weights in safetensors format", text, StringComparison.Ordinal);
        Assert.Contains("chat template  none declared", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_none_of_a_model_is_told()
    {
        var message = Assert.Throws<FineTuneException>(() => ModelCard.Read(_folder.Path)).Message;

        Assert.Equal(
            $"{_folder.Path} is no model folder: it has no config.json (looked in {_folder.Path}). A model folder holds config.json, tokenizer.json and model.safetensors.", message);
    }

    [Theory]
    [InlineData("[1]", "this is not a JSON object. Copy the file again.")]
    [InlineData("{", "not valid JSON")]
    public void A_broken_configuration_is_told(string config, string fault)
    {
        _folder.Write("config.json", config);

        Assert.Contains(fault, Assert.Throws<FineTuneException>(() => ModelCard.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_none_are_not_said()
    {
        _folder.Write("config.json", """{"vocab_size":"many","max_position_embeddings":-1,"num_hidden_layers":1e99,"hidden_size":[1],"architectures":[7]}""");

        var card = ModelCard.Read(_folder.Path);

        Assert.Equal((null, null, null, null, null), (card.VocabularySize, card.ContextLength, card.Layers, card.HiddenSize, card.Architecture));
    }

    [Fact]
    public void Parameters_are_those_of_all_parts_and_the_type_that_of_most()
    {
        _folder.Write("config.json", "{}");
        _folder.Write("model-00001-of-00002.safetensors", Weights("""{"a":{"dtype":"F8_E4M3","shape":[2,3],"data_offsets":[0,6]}}""", bytes: 6));
        _folder.Write("model-00002-of-00002.safetensors", Weights("""{"b":{"dtype":"I64","shape":[2],"data_offsets":[0,16]}}""", bytes: 16));

        var card = ModelCard.Read(_folder.Path);

        Assert.Equal((8, "F8_E4M3"), (card.Parameters!.Value, card.DataType));
    }

    [Fact]
    public void A_header_that_claims_more_than_there_is_is_not_believed()
    {
        _folder.Write("config.json", "{}");
        _folder.Write("model.safetensors", Weights("""{"a":{"dtype":"F32","shape":[1000000000000],"data_offsets":[0,4000000000000]}}""", bytes: 4));

        var message = Assert.Throws<FineTuneException>(() => ModelCard.Read(_folder.Path)).Message;

        Assert.Contains("the tensor 'a' claims the bytes 0 to 4000000000000 and the file has 4 bytes of tensors", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Licence_and_first_paragraph_come_from_the_readme()
    {
        _folder.Write("config.json", "{}");
        _folder.Write("README.md", "---\nlanguage: en\nlicense: \"apache-2.0\"\n---\n\n# Title\n\n![picture](x.png)\n\nA model\nof two lines.\n\nMore.\n");

        var card = ModelCard.Read(_folder.Path);

        Assert.Equal(("apache-2.0", "A model of two lines."), (card.Licence, card.Description));
    }

    [Fact]
    public void A_readme_that_never_ends_its_front_matter_says_nothing()
    {
        _folder.Write("config.json", "{}");
        _folder.Write("README.md", "---\nlicense: mit\n");

        Assert.Null(ModelCard.Read(_folder.Path).Licence);
    }

    [Fact]
    public void In_a_table_a_broken_folder_is_told_below_the_others()
    {
        var table = ModelTable.Read([TinyLlama.Folder, _folder.Path]);

        Assert.Equal(["tiny-llama"], table.Models.Select(model => model.Name));
        Assert.Contains($"✗ {_folder.Path} is no model folder", table.Render(MimeTypes.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_are_found_in_the_folders_that_hold_them()
    {
        _folder.Write("b/config.json", "{}");
        _folder.Write("a/config.json", "{}");
        _folder.Write("none/README.md", "");

        var found = ModelFolders.Find(_folder.Path);

        Assert.Equal([_folder.At("a"), _folder.At("b")], found.Take(2));
        Assert.Contains(RepositoryFolder.At(Path.Combine("data", "models", "seedling")), found);
        Assert.Distinct(found.Select(Path.GetFileName));
        Assert.Equal($"{_folder.At("no")}: there is no such folder of models.", Assert.Throws<FineTuneException>(() => ModelFolders.Find(_folder.At("no"))).Message);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Weights(string header, int bytes)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        return [.. length, .. Encoding.UTF8.GetBytes(header), .. new byte[bytes]];
    }
}
