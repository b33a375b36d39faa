using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

/// <summary>What a front end sees of a cell.</summary>
public sealed class JupyterCellTests(RunningKernel kernel) : IClassFixture<RunningKernel>, IDisposable
{
    private static readonly JsonObject AllowInput = new() { ["allow_stdin"] = true };
    private readonly FrontEnd _front = kernel.Connect();

    public void Dispose() => _front.Dispose();

    [Fact]
    public void Outputs_lie_between_busy_and_idle_and_name_the_request_as_their_parent()
    {
        var id = _front.Execute("Console.Write(\"out\"); Console.Error.Write(\"err\"); display(\"shown\"); 1 + 1");

        var reply = _front.ReplyTo(id);
        var published = _front.Published(id);
        Assert.Equal("ok", reply.Text("status"));
        Assert.Equal(
            ["busy", "execute_input", "stdout: out", "stderr: err", "display_data: shown", "execute_result: 2", "idle"],
            published.Select(message => message.ToString()));
        Assert.Equal(reply.Text("execution_count"), published[1].Text("execution_count"));
        Assert.All(published, message => Assert.Equal("reader", message.ParentHeader["username"]!.GetValue<string>()));
        Assert.All([reply, .. published], message => Assert.Equal("5.4", message.Header["version"]!.GetValue<string>()));
    }

    [Fact]
    public void A_failed_cell_tells_the_fault_as_its_one_output_and_in_the_reply()
    {
        var id = _front.Execute("throw new InvalidOperationException(\"no\");");

        var reply = _front.ReplyTo(id);
        var error = Assert.Single(_front.Published(id), message => message.Type == "error");
        Assert.Equal("error", reply.Text("status"));
        foreach (var member in new[] { "ename", "evalue", "traceback" })
            Assert.True(JsonNode.DeepEquals(error.Content[member], reply.Content[member]), member);
    }

    [Fact]
    public void A_silent_cell_shows_and_counts_nothing()
    {
        var before = CountAfter("1");

        var id = _front.Execute("var hidden = 7; Console.Write(\"out\"); hidden", new JsonObject { ["silent"] = true });

        Assert.Equal("ok", _front.ReplyTo(id).Text("status"));
        Assert.Equal(["busy", "idle"], _front.Published(id).Select(message => message.ToString()));
        Assert.Equal(["execute_result: 7"], _front.Run("hidden"));
        Assert.Equal(before + 2, CountAfter("1"));
    }

    [Fact]
    public void A_cell_that_is_not_to_be_stored_shows_its_value_and_is_not_counted()
    {
        var before = CountAfter("1");

        Assert.Equal(["execute_result: 5"], _front.Run("5", new JsonObject { ["store_history"] = false }));

        Assert.Equal(before + 1, CountAfter("1"));
    }

    [Fact]
    public void A_failed_cell_aborts_those_that_wait()
    {
        var fails = _front.Execute("Thread.Sleep(300); throw new Exception();");
        var waits = _front.Execute("Console.Write(\"must not run\");");

        Assert.Equal("error", _front.ReplyTo(fails).Text("status"));
        Assert.Equal("aborted", _front.ReplyTo(waits).Text("status"));
        Assert.Equal(["busy", "idle"], _front.Published(waits).Select(message => message.ToString()));
    }

    [Fact]
    public void A_front_end_may_ask_that_a_failure_stops_nothing()
    {
        _front.Execute("Thread.Sleep(300); throw new Exception();", new JsonObject { ["stop_on_error"] = false });
        var waits = _front.Execute("1");

        Assert.Equal("ok", _front.ReplyTo(waits).Text("status"));
    }

    [Fact]
    public void The_reply_carries_the_values_of_user_expressions_and_their_faults()
    {
        var asked = new JsonObject { ["user_expressions"] = new JsonObject { ["good"] = "2 * 3", ["bad"] = "nobody" } };

        var values = _front.ReplyTo(_front.Execute("var six = 6;", asked)).Content["user_expressions"]!;

        Assert.Equal("6", values["good"]!["data"]!["text/plain"]!.GetValue<string>());
        Assert.Equal("ok", values["good"]!["status"]!.GetValue<string>());
        Assert.Equal("error", values["bad"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public void Output_that_comes_late_belongs_to_the_cell_that_made_it()
    {
        _front.Run("var go = new TaskCompletionSource();");
        var early = _front.Execute("var late = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });");
        _front.Published(early);

        var other = _front.Run("go.SetResult(); await late; Console.Write(\"own\");");

        Assert.Equal(["stdout: own"], other);
        Assert.Equal("stdout: late", _front.IOPub.Receive(early).ToString());
    }

    [Fact]
    public void A_display_is_updated_by_its_id_and_json_is_real_json()
    {
        var id = _front.Execute("var d = display(new { A = 1 }, \"application/json\"); d.Update(2);");

        var published = _front.Published(id);
        var shown = Assert.Single(published, message => message.Type == "display_data");
        var update = Assert.Single(published, message => message.Type == "update_display_data");
        Assert.Equal(1, shown.Content["data"]!["application/json"]!["A"]!.GetValue<int>());
        Assert.NotNull(shown.Content["transient"]!["display_id"]);
        Assert.Equal(shown.Content["transient"]!["display_id"]!.GetValue<string>(), update.Content["transient"]!["display_id"]!.GetValue<string>());
        Assert.Equal(["data", "metadata", "transient"], shown.Content.Select(member => member.Key).Order());
    }

    [Fact]
    public void Clearing_goes_its_way_between_the_outputs()
    {
        Assert.Equal(
            ["stdout: a", "clear_output", "stdout: b"],
            _front.Run("Console.Write(\"a\"); FineTune.Kernel.OutputArea.Clear(wait: true); Console.Write(\"b\");"));
    }

    [Theory]
    [InlineData("Console.ReadLine()", "")]
    [InlineData("Console.In.ReadToEnd()", "")]
    [InlineData("await Console.In.ReadLineAsync()", "")]
    public void A_cell_that_reads_asks_the_front_end_that_ran_it(string reading, string prompt)
    {
        var id = _front.Execute($"Console.Write(\"name: \"); var answer = {reading}; answer", AllowInput);

        var question = _front.Stdin.Receive(id);
        _front.Stdin.Send("input_reply", new JsonObject { ["value"] = "Ada" });

        Assert.Equal("input_request", question.Type);
        Assert.Equal(prompt, question.Text("prompt"));
        Assert.False(question.Content["password"]!.GetValue<bool>());
        Assert.Equal(
            ["busy", "execute_input", "stdout: name: ", "execute_result: Ada", "idle"],
            _front.Published(id).Select(message => message.ToString()));
    }

    [Fact]
    public void A_cell_that_reads_where_nobody_answers_is_told()
    {
        var reply = _front.ReplyTo(_front.Execute("Console.ReadLine()"));

        Assert.Equal(typeof(InputRefusedException).FullName, reply.Text("ename"));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("Console.ReadLine();")]
    public void An_interrupt_is_answered_at_once_and_ends_the_cell(string endless)
    {
        var id = _front.Execute("Console.Write(\"started\"); " + endless, AllowInput);
        while (_front.IOPub.Receive(id).ToString() != "stdout: started")
        {
        }

        var interrupt = _front.Control.Send("interrupt_request");

        Assert.Equal("ok", _front.Control.Receive(interrupt).Text("status"));
        Assert.Equal("KeyboardInterrupt", _front.ReplyTo(id).Text("ename"));
        Assert.Equal(["execute_result: 2"], _front.Run("1 + 1"));
    }

    [Fact]
    public void An_answer_that_comes_after_its_question_was_given_up_answers_no_other()
    {
        var first = _front.Execute("Console.ReadLine()", AllowInput);
        var abandoned = _front.Stdin.Receive(first);
        _front.Control.Send("interrupt_request");
        _front.ReplyTo(first);

        var second = _front.Execute("Console.ReadLine()", AllowInput);
        var question = _front.Stdin.Receive(second);
        _front.Stdin.Send("input_reply", new JsonObject { ["value"] = "stale" }, parent: abandoned);
        _front.Stdin.Send("input_reply", new JsonObject { ["value"] = "fresh" }, parent: question);

        _front.ReplyTo(second);
        Assert.Contains("execute_result: fresh", _front.Published(second).Select(message => message.ToString()));
    }

    [Fact]
    public void Ten_megabytes_arrive_without_loss()
    {
        var id = _front.Execute("for (var i = 0; i < 100_000; i++) Console.WriteLine(i.ToString().PadLeft(99, '.'));");

        var text = string.Concat(_front.Published(id).Where(message => message.Type == "stream").Select(message => message.Text("text")));
        Assert.Equal(10_000_000, text.Length);
        Assert.EndsWith("99999\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_a_question_mark_opens_the_pager()
    {
        var payload = Assert.Single(_front.ReplyTo(_front.Execute("NoSuchName?")).Content["payload"]!.AsArray());

        Assert.Equal("page", payload!["source"]!.GetValue<string>());
        Assert.Equal("Nothing is known about NoSuchName.", payload["data"]!["text/plain"]!.GetValue<string>());
    }

    private int CountAfter(string code) => _front.ReplyTo(_front.Execute(code)).Content["execution_count"]!.GetValue<int>();
}
