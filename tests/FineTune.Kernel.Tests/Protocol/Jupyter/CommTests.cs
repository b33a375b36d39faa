using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

public sealed class CommTests(RunningKernel kernel) : IClassFixture<RunningKernel>, IDisposable
{
    private readonly FrontEnd _front = kernel.Connect();

    public void Dispose() => _front.Dispose();

    [Fact]
    public void A_cell_registers_a_target_and_the_two_ends_speak()
    {
        _front.Run(
            """
            FineTune.Kernel.Comms.Current.Register("echo", (comm, opened) =>
            {
                Console.Write("opened with " + opened.Data["greeting"]);
                comm.Received = said => comm.Send(new System.Text.Json.Nodes.JsonObject { ["heard"] = said.Data["say"]!.GetValue<int>() }, said.Buffers.ToArray());
                comm.Closed = _ => Console.Write("closed");
            });
            """);

        var open = Say("comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "echo", ["data"] = new JsonObject { ["greeting"] = "hello" } });
        Assert.Equal(["busy", "stdout: opened with hello", "idle"], open.Select(message => message.ToString()));
        Assert.Equal("echo", _front.Ask("comm_info_request").Content["comms"]!["c1"]!["target_name"]!.GetValue<string>());
        Assert.Empty(_front.Ask("comm_info_request", new JsonObject { ["target_name"] = "other" }).Content["comms"]!.AsObject());

        var said = Say("comm_msg", new JsonObject { ["comm_id"] = "c1", ["data"] = new JsonObject { ["say"] = 5 } }, [1, 2, 3]);
        var heard = Assert.Single(said, message => message.Type == "comm_msg");
        Assert.Equal(5, heard.Content["data"]!["heard"]!.GetValue<int>());
        Assert.Equal([1, 2, 3], Assert.Single(heard.Buffers));

        var closed = Say("comm_close", new JsonObject { ["comm_id"] = "c1" });
        Assert.Contains("stdout: closed", closed.Select(message => message.ToString()));
        Assert.Null(_front.Ask("comm_info_request").Content["comms"]!["c1"]);
    }

    [Fact]
    public void A_target_that_nobody_knows_is_closed_again()
    {
        var open = Say("comm_open", new JsonObject { ["comm_id"] = "c2", ["target_name"] = "nobody" });

        Assert.Equal("c2", Assert.Single(open, message => message.Type == "comm_close").Text("comm_id"));
    }

    [Fact]
    public void A_handler_that_throws_is_told_and_its_comm_closed()
    {
        _front.Run("FineTune.Kernel.Comms.Current.Register(\"bad\", (comm, opened) => throw new InvalidOperationException(\"no\"));");

        var open = Say("comm_open", new JsonObject { ["comm_id"] = "c3", ["target_name"] = "bad" });

        Assert.Contains(open, message => message.Type == "comm_close");
        Assert.Contains("InvalidOperationException: no", Assert.Single(open, message => message.Type == "stream").Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_opens_a_comm_to_the_front_end()
    {
        var id = _front.Execute(
            """
            var line = FineTune.Kernel.Comms.Current.OpenTo("widget");
            line.Received = _ => Console.Write("answered");
            """);

        var open = Assert.Single(_front.Published(id), message => message.Type == "comm_open");
        var answer = Say("comm_msg", new JsonObject { ["comm_id"] = open.Text("comm_id"), ["data"] = new JsonObject() });

        Assert.Equal("widget", open.Text("target_name"));
        Assert.Contains("stdout: answered", answer.Select(message => message.ToString()));
    }

    private IReadOnlyList<WireAnswer> Say(string type, JsonObject content, params byte[][] buffers) =>
        _front.Published(_front.Shell.Send(type, content, buffers: buffers));
}
