using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

public sealed class CellOutputsTests
{
    private readonly CellOutputs _outputs = new();

    [Fact]
    public void Text_of_one_stream_is_one_output_until_something_else_comes()
    {
        Add(new StreamMessage("stdout", "a\r"), new StreamMessage("stdout", "b\nc"), new StreamMessage("stderr", "e"), new StreamMessage("stdout", "d"));

        Assert.Equal(
            """
            [{"name":"stdout","output_type":"stream","text":["a\r","b\n","c"]},{"name":"stderr","output_type":"stream","text":["e"]},{"name":"stdout","output_type":"stream","text":["d"]}]
            """,
            Json);
    }

    [Fact]
    public void An_update_reaches_every_output_with_its_display_id()
    {
        Add(Display("x", "old"), Display("y", "other"), Display("x", "old"));

        _outputs.Update(new UpdateDisplayDataMessage { Data = Text("new"), Transient = new DisplayTransient { DisplayId = "x" } });

        Assert.Equal(["new", "other", "new"], _outputs.ToNotebook().Select(output => output["data"]!["text/plain"]![0]!.GetValue<string>()));
    }

    [Fact]
    public void Clearing_happens_at_once_or_with_the_next_output()
    {
        Add(new StreamMessage("stdout", "gone"), new ClearOutputMessage(Wait: false), new StreamMessage("stdout", "first"), new ClearOutputMessage(Wait: true));
        Assert.Contains("first", Json, StringComparison.Ordinal);

        Add(new StreamMessage("stdout", "second"));

        Assert.Equal("""[{"name":"stdout","output_type":"stream","text":["second"]}]""", Json);
    }

    [Fact]
    public void Text_is_stored_by_lines_and_pictures_and_json_as_they_are()
    {
        Add(new ExecuteResultMessage
        {
            ExecutionCount = 3,
            Data = new JsonObject { ["text/html"] = "<b>\n</b>", ["image/png"] = "a\nb", ["application/x+json"] = new JsonObject { ["k"] = 1 } },
        });

        Assert.Equal(
            """
            [{"data":{"text/html":["\u003Cb\u003E\n","\u003C/b\u003E"],"image/png":"a\nb","application/x\u002Bjson":{"k":1}},"execution_count":3,"metadata":{},"output_type":"execute_result"}]
            """,
            Json);
    }

    private string Json => new JsonArray([.. _outputs.ToNotebook()]).ToJsonString();

    private void Add(params OutputMessage[] messages)
    {
        foreach (var message in messages)
            _outputs.Add(message);
    }

    private static DisplayDataMessage Display(string id, string text) =>
        new() { Data = Text(text), Transient = new DisplayTransient { DisplayId = id } };

    private static JsonObject Text(string text) => new() { ["text/plain"] = text };
}
