using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

/// <summary>What a front end asks beside cells.</summary>
public sealed class JupyterQuestionTests(RunningKernel kernel) : IClassFixture<RunningKernel>, IDisposable
{
    private readonly FrontEnd _front = kernel.Connect();

    public void Dispose() => _front.Dispose();

    [Fact]
    public void The_kernel_says_what_it_is()
    {
        var info = _front.Ask("kernel_info_request").Content;

        Assert.Equal("5.4", info["protocol_version"]!.GetValue<string>());
        Assert.Equal("finetune-csharp", info["implementation"]!.GetValue<string>());
        Assert.Equal(
            """{"name":"C#","version":"14.0","mimetype":"text/x-csharp","file_extension":".cs","pygments_lexer":"csharp","codemirror_mode":"text/x-csharp","nbconvert_exporter":"script"}""",
            info["language_info"]!.ToJsonString());
        Assert.All(info["help_links"]!.AsArray(), link => Assert.StartsWith("https://", link!["url"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1 + 1", "complete", null)]
    [InlineData("if (true)\n{", "incomplete", "    ")]
    [InlineData("    foo(1,", "incomplete", "    ")]
    [InlineData("var = ;", "invalid", null)]
    public void Code_is_complete_or_not(string code, string status, string? indent)
    {
        var answer = _front.Ask("is_complete_request", new JsonObject { ["code"] = code });

        Assert.Equal((status, indent), (answer.Text("status"), answer.Text("indent")));
    }

    [Fact]
    public void Completion_and_inspection_have_all_their_members()
    {
        var asked = new JsonObject { ["code"] = "\"😀\".Len", ["cursor_pos"] = 7 };

        var completion = _front.Ask("complete_request", asked).Content;
        var inspection = _front.Ask("inspect_request", asked.DeepClone().AsObject()).Content;

        Assert.Equal("ok", completion["status"]!.GetValue<string>());
        Assert.Equal(7, completion["cursor_end"]!.GetValue<int>());
        Assert.Equal(completion["matches"]!.AsArray().Count, completion["metadata"]!["_jupyter_types_experimental"]!.AsArray().Count);
        Assert.Equal(["data", "found", "metadata", "status"], inspection.Select(member => member.Key).Order());
    }

    [Fact]
    public void Questions_are_answered_while_a_cell_runs_and_the_cell_stays_busy()
    {
        var cell = _front.Execute("Console.Write(\"started\"); Thread.Sleep(-1);");
        while (_front.IOPub.Receive(cell).ToString() != "stdout: started")
        {
        }

        Assert.Equal("complete", _front.Ask("is_complete_request", new JsonObject { ["code"] = "1" }).Text("status"));
        Assert.Equal("ok", _front.Ask("kernel_info_request").Text("status"));

        Assert.Equal("busy", _front.IOPub.Receive(cell).ToString());
        Assert.Equal([1, 2, 3], _front.Beat([1, 2, 3]));
        _front.Control.Send("interrupt_request");
        Assert.Equal("error", _front.ReplyTo(cell).Text("status"));
    }

    [Fact]
    public void Every_request_is_busy_and_then_idle_also_on_control()
    {
        var shell = _front.Shell.Send("kernel_info_request");
        var control = _front.Control.Send("kernel_info_request");
        var unknown = _front.Shell.Send("dance_request");

        Assert.Equal("kernel_info_reply", _front.Control.Receive(control).Type);
        foreach (var id in new[] { shell, control, unknown })
            Assert.Equal(["busy", "idle"], _front.Published(id).Select(message => message.ToString()).Distinct()); // busy once more when another request ended meanwhile
        Assert.Contains("dance_request", kernel.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("execute_request", "{}")]
    [InlineData("execute_request", """{"code":null}""")]
    [InlineData("complete_request", """{"code":"1","cursor_pos":"end"}""")]
    [InlineData("history_request", """{"hist_access_type":7}""")]
    [InlineData("is_complete_request", """{"code":"\ud800"}""")]
    public void A_request_that_makes_no_sense_is_answered_with_the_fault(string type, string content)
    {
        var id = Guid.NewGuid().ToString();
        var header = $$"""{"msg_id":"{{id}}","msg_type":"{{type}}"}""";
        _front.Shell.SendParts([.. new[] { header, "{}", "{}", content }.Select(System.Text.Encoding.UTF8.GetBytes)]);

        var reply = _front.ReplyTo(id);

        Assert.Equal("error", reply.Text("status"));
        Assert.Contains(type, reply.Text("evalue"), StringComparison.Ordinal);
        Assert.Equal(["busy", "idle"], _front.Published(id).Select(message => message.ToString()).Distinct()); // busy once more when another request ended meanwhile
    }

    [Fact]
    public void History_is_told_as_triples()
    {
        _front.Run("1000 + 1");
        _front.Run("1000 + 2");

        var tail = History(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2, ["output"] = true, ["raw"] = true });
        var search = History(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "1000*2", ["n"] = 1, ["output"] = false, ["raw"] = true });

        Assert.Equal([("1000 + 1", "1001"), ("1000 + 2", "1002")], tail.Select(entry => (entry![2]![0]!.ToString(), entry[2]![1]!.ToString())));
        Assert.Equal("1000 + 2", Assert.Single(search)![2]!.GetValue<string>());
    }

    [Fact]
    public void Messages_that_are_not_signed_wrongly_signed_or_repeated_are_ignored()
    {
        byte[][] parts = [.. new[] { """{"msg_id":"forged","msg_type":"kernel_info_request"}""", "{}", "{}", "{}" }.Select(System.Text.Encoding.UTF8.GetBytes)];
        byte[] delimiter = "<IDS|MSG>"u8.ToArray();
        _front.Shell.SendFrames([delimiter, [], .. parts]);
        _front.Shell.SendFrames([delimiter, new byte[64], .. parts]);
        _front.Shell.SendParts(parts);
        _front.Shell.SendParts(parts);

        _front.Ask("kernel_info_request");

        Assert.Equal("kernel_info_reply", _front.Shell.Receive("forged").Type);
        Assert.Null(_front.Shell.TryReceive(TimeSpan.FromMilliseconds(50)));
        var log = kernel.Log.ToString();
        Assert.Contains("signature is not the one", log, StringComparison.Ordinal);
        Assert.Contains("was received before", log, StringComparison.Ordinal);
    }

    private JsonArray History(JsonObject asked) => _front.Ask("history_request", asked).Content["history"]!.AsArray();
}
