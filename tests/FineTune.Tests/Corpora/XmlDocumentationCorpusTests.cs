using Microsoft.Extensions.AI;

namespace FineTune.Tests.Corpora;

public sealed class XmlDocumentationCorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_type_is_one_text_with_its_members()
    {
        Write("a.xml",
            """
            <member name="T:Farm.Dog"><summary>Represents a dog that guards the farm.</summary></member>
            <member name="M:Farm.Dog.Bark(System.Int32)"><summary>Makes some noise.</summary><param name="times">How many times to bark.</param></member>
            <member name="M:Farm.Dog.#ctor"><summary>Makes a new dog.</summary></member>
            <member name="P:Farm.Dog.Name"><summary>Gets the name of the dog.</summary></member>
            """);

        var document = Assert.Single(Read());

        Assert.Equal(
            """
            Dog type: Represents a dog that guards the farm.
            Dog.Bark method: Makes some noise. How many times to bark.
            Dog.constructor: Makes a new dog.
            Dog.Name property: Gets the name of the dog.

            """, document.Text);
    }

    [Theory]
    [InlineData("""Uses <see cref="M:Farm.Dog.Bark(System.Int32)"/> to warn.""", "Uses Bark to warn.")]
    [InlineData("""Uses <see cref="T:System.Collections.Generic.List`1" /> of dogs.""", "Uses List of dogs.")]
    [InlineData("""Uses <see cref="T:Farm.Dog">the dog</see> to warn.""", "Uses the dog to warn.")]
    [InlineData("""Returns <see langword="null" /> without a dog.""", "Returns null without a dog.")]
    [InlineData("""Repeats <paramref name="times" /> times.""", "Repeats times times.")]
    [InlineData("""Is of type <typeparamref name="T"/>.""", "Is of type T.")]
    [InlineData("Writes <c>x = 1</c> to it.", "Writes x = 1 to it.")]
    [InlineData("Runs <code>var x = 1;</code> at once.", "Runs at once.")]
    [InlineData("<para>It\n      has lines</para> , and commas .", "It has lines, and commas.")]
    [InlineData("A &lt; B &amp; <![CDATA[C > D]]> hold.", "A < B & C > D hold.")]
    public void Markup_becomes_plain_English(string summary, string expected)
    {
        Write("a.xml", $"""<member name="T:Farm.Dog"><summary>{summary} Enough text to be kept as a document.</summary></member>""");

        Assert.Equal($"Dog type: {expected} Enough text to be kept as a document.\n", Assert.Single(Read()).Text);
    }

    [Fact]
    public void A_sentence_that_was_seen_before_is_left_out()
    {
        Write("a.xml", """<member name="M:Farm.Dog.Bark"><summary>Makes a noise in the night. It is loud.</summary></member>""");
        Write("b.xml", """<member name="M:Farm.Cat.Purr"><summary>Makes a noise in the night. It is soft, as is the fur of the cat.</summary></member>""");

        Assert.Equal(
            ["Dog.Bark method: Makes a noise in the night. It is loud.\n", "Cat.Purr method: It is soft, as is the fur of the cat.\n"],
            Read().Select(document => document.Text));
    }

    [Fact]
    public void A_summary_is_also_the_answer_to_a_question_about_its_member()
    {
        Write("a.xml", """<member name="M:Farm.Dog.Bark"><summary>Makes a noise in the night. It is loud.</summary></member>""");

        var conversation = Assert.Single(Assert.Single(Read()).Conversations);

        Assert.Equal([ChatRole.User, ChatRole.Assistant], conversation.Select(message => message.Role));
        Assert.Contains("Dog.Bark", conversation[0].Content, StringComparison.Ordinal);
        Assert.Equal("Makes a noise in the night. It is loud.", conversation[1].Content);
    }

    [Fact]
    public void The_same_folder_gives_the_same_documents_in_the_order_of_file_names()
    {
        Write("b.xml", """<member name="T:Farm.Cat"><summary>Represents a cat that sleeps all day.</summary></member>""");
        Write("a/z.xml", """<member name="T:Farm.Dog"><summary>Represents a dog that guards the farm.</summary></member>""");

        var first = Read();

        Assert.Equal(["Dog", "Cat"], first.Select(document => document.Text.Split(' ')[0]));
        Assert.Equal(first.Select(document => document.Text), Read().Select(document => document.Text));
        Assert.Equal(
            first.SelectMany(document => document.Conversations).SelectMany(messages => messages),
            Read().SelectMany(document => document.Conversations).SelectMany(messages => messages));
    }

    [Fact]
    public void Members_without_a_name_or_with_little_text_are_passed_over()
    {
        Write("a.xml", """<member name="T:Farm.Dog"><summary>A dog.</summary></member><member><summary>Nobody knows what this text belongs to, so it is left out.</summary></member>""");

        Assert.Empty(Read());
    }

    [Fact]
    public void Broken_XML_is_told_with_file_and_line()
    {
        var path = _folder.Write("a.xml", "<doc>\n  <members>\n    <member name=\"T:Farm.Dog\">\n  </members>\n</doc>\n");

        var message = Assert.Throws<FineTuneException>(Read).Message;

        Assert.StartsWith($"{path}:4:5: not valid XML: The 'member' start tag on line 3 position 6 does not match", message, StringComparison.Ordinal);
        Assert.EndsWith("Remove or mend the file.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_told_with_what_to_give_instead()
    {
        var message = Assert.Throws<FineTuneException>(() => new XmlDocumentationCorpus().Read(_folder.At("none"))).Message;

        Assert.Equal($"{_folder.At("none")}: there is no such folder. The .NET SDK keeps XML documentation in its folder 'packs'.", message);
    }

    [Fact]
    public void A_folder_without_XML_is_told()
    {
        var message = Assert.Throws<FineTuneException>(() => new XmlDocumentationCorpus().Read(_folder.Path)).Message;

        Assert.Equal($"{_folder.Path}: no .xml file lies in or below this folder. The .NET SDK keeps XML documentation in its folder 'packs'.", message);
    }

    public void Dispose() => _folder.Dispose();

    private CorpusDocument[] Read() => [.. new XmlDocumentationCorpus().Read(_folder.Path)];

    private void Write(string name, string members) => _folder.Write(name, $"<doc><members>{members}</members></doc>");
}
