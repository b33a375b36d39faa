using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

public sealed class ProtocolJsonTests
{
    public static TheoryData<string> Frames =>
    [
        """{"parent":"1","output":{"msg_type":"stream","name":"stdout","text":"a\n"}}""",
        """{"parent":"1","output":{"msg_type":"display_data","data":{"application/x.v1json":{"k":[1,2]},"text/plain":"t"},"metadata":{},"transient":{"display_id":"d"}}}""",
        """{"parent":"1","output":{"msg_type":"update_display_data","data":{"text/plain":"t"},"metadata":{},"transient":{"display_id":"d"}}}""",
        """{"parent":"1","output":{"msg_type":"execute_result","execution_count":2,"data":{"text/plain":"t"},"metadata":{}}}""",
        """{"parent":"1","output":{"msg_type":"error","ename":"E","evalue":"v","traceback":["E: v"]}}""",
        """{"parent":"1","output":{"msg_type":"clear_output","wait":true}}""",
        """{"parent":"1","reply":{"msg_type":"execute_reply","execution_count":2,"status":"ok"}}""",
        """{"parent":"1","reply":{"msg_type":"execute_reply","execution_count":2,"ename":"E","evalue":"v","traceback":[],"status":"error"}}""",
        """{"parent":"1","reply":{"msg_type":"interrupt_reply","status":"ok"}}""",
    ];

    [Theory]
    [MemberData(nameof(Frames))]
    public void Messages_have_jupyters_shapes_both_ways(string json)
    {
        var frame = JsonSerializer.Deserialize(json, ProtocolJson.Default.KernelFrame)!;

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(JsonSerializer.Serialize(frame, ProtocolJson.Default.KernelFrame))));
    }

    [Theory]
    [InlineData("""{"msg_type":"execute_request","code":"1","silent":false,"allow_stdin":false,"id":"7"}""", typeof(ExecuteRequest))]
    [InlineData("""{"msg_type":"interrupt_request","id":"7"}""", typeof(InterruptRequest))]
    [InlineData("""{"msg_type":"shutdown_request","restart":true,"id":"7"}""", typeof(ShutdownRequest))]
    public void Requests_have_jupyters_names(string json, Type expected)
    {
        var request = JsonSerializer.Deserialize(json, ProtocolJson.Default.KernelRequest)!;

        Assert.IsType(expected, request);
        Assert.Equal(json, JsonSerializer.Serialize(request, ProtocolJson.Default.KernelRequest));
    }
}
