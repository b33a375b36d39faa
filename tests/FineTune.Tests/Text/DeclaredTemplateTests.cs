using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Tests.Text;

public sealed class DeclaredTemplateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Spellings =>
    [
        ChatTemplate.ChatMl,
        ChatTemplate.ChatMl.Replace("\\n", "\n", StringComparison.Ordinal),
        ChatTemplate.ChatMl.Replace('\'', '"'),
        ChatTemplate.ChatMl.Replace("{%", "\n  {%", StringComparison.Ordinal).Replace(" + ", "+", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Every_spelling_of_ChatML_is_known(string template)
    {
        WriteConfig(template);

        Assert.Equal(2, Load().EndId);
    }

    [Fact]
    public void The_reference_template_is_known()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(SharedFiles.Require("fixtures", "chat-templates", "chatml-plain.json")));
        WriteConfig(golden.RootElement.GetProperty("template").GetString());

        Assert.Equal(2, Load().EndId);
    }

    [Fact]
    public void Without_a_template_the_tokens_of_ChatML_decide()
    {
        Assert.Equal(2, Load().EndId);

        WriteConfig(null);
        Assert.Equal(2, Load().EndId);
    }

    [Fact]
    public void Of_several_templates_the_default_one_is_meant()
    {
        WriteConfig(new JsonArray(
            new JsonObject { ["name"] = "tool_use", ["template"] = "other" },
            new JsonObject { ["name"] = "default", ["template"] = ChatTemplate.ChatMl }));

        Assert.Equal(2, Load().EndId);
    }

    [Theory]
    [InlineData("{% for m in messages %}[INST]{{ m['content'] }}[/INST]{% endfor %}")]
    [InlineData("{% for message in messages %}{{'<|im_start|>' + message['role'] + ' ' + message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}")]
    public void Another_template_is_refused_with_its_beginning(string template)
    {
        WriteConfig(template);

        var message = Assert.Throws<FineTuneException>(Load).Message;

        Assert.StartsWith($"{_folder.At("tokenizer_config.json")}: the chat template is not known to this version; known: ChatML. It begins: {template[..60]}", message, StringComparison.Ordinal);
        Assert.EndsWith("Choose a model that was made for ChatML, or put ChatML there if its conversations are written so.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_in_its_own_file_goes_before_the_one_of_the_configuration()
    {
        WriteConfig(ChatTemplate.ChatMl);
        var path = _folder.Write("chat_template.jinja", "{{ messages }}");

        var message = Assert.Throws<FineTuneException>(Load).Message;

        Assert.StartsWith($"{path}: the chat template is not known", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n\"chat_template\": oops}", ":2: not valid JSON: ")]
    [InlineData("[]", ": \"chat_template\" is not a text, nor a list of named ones: ")]
    [InlineData("{\"chat_template\": 7}", ": \"chat_template\" is not a text, nor a list of named ones: ")]
    [InlineData("{\"chat_template\": [{\"name\": \"rag\"}]}", ": \"chat_template\" is not a text, nor a list of named ones: ")]
    public void A_broken_configuration_is_told_with_its_place(string json, string fault)
    {
        var path = _folder.Write("tokenizer_config.json", json);

        var message = Assert.Throws<FineTuneException>(Load).Message;

        Assert.StartsWith(path + fault, message, StringComparison.Ordinal);
        Assert.EndsWith(" Copy the file again.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tokenizer_without_the_tokens_of_ChatML_is_refused()
    {
        var path = _folder.At("tokenizer.json");
        TokenizerTraining.TrainTo(path, [], vocabularySize: 257, ["<|endoftext|>"]);

        var message = Assert.Throws<FineTuneException>(() => ChatTemplate.Load(_folder.Path, Tokenizer.Load(path))).Message;

        Assert.Equal($"{_folder.Path}: the tokenizer has no <|im_start|> and <|im_end|>, so conversations cannot be written as ChatML. Choose a model that has them.", message);
    }

    public void Dispose() => _folder.Dispose();

    private ChatTemplate Load() => ChatTemplate.Load(_folder.Path, TinyLlama.Tokenizer);

    private void WriteConfig(JsonNode? template) =>
        _folder.Write("tokenizer_config.json", new JsonObject { ["chat_template"] = template }.ToJsonString());
}
