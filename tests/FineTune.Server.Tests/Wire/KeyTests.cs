using System.Text.Json;

namespace FineTune.Server.Tests.Wire;

/// <summary>
/// The keys of every object. Those that the specification of the OpenAI API (openapi.json 2.3.0 of 2026-08-21) requires are all there, and the
/// order is that of recorded traffic of the real API.
/// </summary>
public sealed class KeyTests : ServerTest
{
    [Fact]
    public async Task Files_and_uploads()
    {
        var file = await Http.UploadAsync(ServerCalls.Rows(10));
        var upload = await Http.PostAsync("/v1/uploads", """{"filename":"a.jsonl","purpose":"fine-tune","bytes":3,"mime_type":"text/jsonl"}""");

        Assert.Equal("object,id,purpose,filename,bytes,created_at,status", Keys(await Http.JsonAsync($"/v1/files/{file}")));
        Assert.Equal("object,data,first_id,last_id,has_more", Keys(await Http.JsonAsync("/v1/files")));
        Assert.Equal("id,object,bytes,created_at,filename,purpose,status,expires_at", Keys(upload));
        Assert.Equal("object,deleted,id", Keys(await ServerCalls.JsonAsync(await Http.DeleteAsync($"/v1/files/{file}", Token))));
    }

    [Fact]
    public async Task An_empty_list_of_files_has_its_required_ids()
    {
        var list = await Http.JsonAsync("/v1/files");

        Assert.Equal("""{"object":"list","data":[],"first_id":"","last_id":"","has_more":false}""", list.GetRawText());
    }

    [Fact]
    public async Task Jobs_events_and_checkpoints()
    {
        var id = await Http.CreateJobAsync();
        var job = await Http.WaitForAsync(id, "succeeded");
        var events = await Http.JsonAsync($"/v1/fine_tuning/jobs/{id}/events");
        var checkpoints = await Http.JsonAsync($"/v1/fine_tuning/jobs/{id}/checkpoints");

        Assert.Equal(
            "object,id,model,created_at,finished_at,fine_tuned_model,organization_id,result_files,status,validation_file,training_file,hyperparameters,trained_tokens,error,"
            + "user_provided_suffix,seed,estimated_finish,integrations,usage_metrics,shared_with_openai,eval_id,method", Keys(job));
        Assert.Equal("""{"type":"supervised","supervised":{"hyperparameters":{"n_epochs":10,"batch_size":1,"learning_rate_multiplier":1}}}""", job.GetProperty("method").GetRawText());
        Assert.Equal("object,data,first_id,last_id,has_more", Keys(events));
        Assert.Equal("object,id,created_at,level,message,data,type", Keys(events.GetProperty("data")[0]));
        Assert.Equal("object,id,created_at,fine_tuned_model_checkpoint,fine_tuning_job_id,metrics,step_number", Keys(checkpoints.GetProperty("data")[0]));
        Assert.Equal("""{"step":100,"train_loss":0.02,"train_mean_token_accuracy":0.9900990099009901,"type":"supervised"}""", checkpoints.GetProperty("data")[0].GetProperty("metrics").GetRawText());
    }

    [Fact]
    public async Task Models()
    {
        var list = await Http.JsonAsync("/v1/models");

        Assert.Equal("object,data", Keys(list));
        Assert.Equal("id,object,created,owned_by,training_context", Keys(list.GetProperty("data")[0]));
        Assert.Equal(512, list.GetProperty("data")[0].GetProperty("training_context").GetInt32());
    }

    [Fact]
    public async Task Chat_completions()
    {
        var completion = await Http.PostAsync("/v1/chat/completions", """{"model":"seedling","messages":[{"role":"user","content":"one two"}]}""");

        Assert.Equal("id,object,created,model,choices,usage,service_tier,system_fingerprint", Keys(completion));
        Assert.Equal(
            """[{"index":0,"message":{"role":"assistant","content":"one two","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}]""",
            completion.GetProperty("choices").GetRawText());
        Assert.Equal("prompt_tokens,completion_tokens,total_tokens,prompt_tokens_details,completion_tokens_details", Keys(completion.GetProperty("usage")));
    }

    private static string Keys(JsonElement json) => string.Join(',', json.EnumerateObject().Select(member => member.Name));
}
