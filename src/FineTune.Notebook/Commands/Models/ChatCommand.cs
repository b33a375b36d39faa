using Microsoft.Extensions.AI;

namespace FineTune.Notebook;

/// <summary>chat FOLDER</summary>
internal static class ChatCommand
{
    public static Command Record { get; } = new()
    {
        Name = "chat",
        Description = "Talks with a model. Without --message, and without lines below the magic, it reads one question per line until the input ends.",
        Parameters =
        [
            CommonParameters.Model with { Required = true, Positional = true },
            new() { Name = "message", Description = "Ask this one question and end." },
            new() { Name = "system", Description = "System message at the start of the conversation." },
            new() { Name = "temperature", Description = "0 always takes the most likely token (default); 1 samples the model's own distribution.", Type = typeof(double) },
            new() { Name = "max-tokens", Description = "Longest answer in tokens (default 128).", Type = typeof(int) },
            new() { Name = "seed", Description = "Makes sampling repeatable.", Type = typeof(int) },
            CommonParameters.Service with { Description = "Where a model that is no folder is asked: service, openai, or foundry:RESOURCE." },
        ],
        Examples = ["chat seedling --message \"How long do I have to send a kettle back?\"", "chat @run --temperature 0.7"],
        CSharp = "using var model = LocalChatClient.Load(run.Model!);\nawait model.GetResponseAsync(\"How long do I have to send a kettle back?\")",
        TakesBody = true,
        Handler = ChatAsync,
    };

    private static async Task<int> ChatAsync(CommandCall call)
    {
        using var model = await ModelClient.OpenAsync(call, call.RequireValue("model"));
        var conversation = new List<ChatMessage>();
        if (call.Get("system") is { } system)
            conversation.Add(new ChatMessage(ChatRole.System, system));
        if ((call.Get("message") ?? call.Body.Trim()) is { Length: > 0 } message)
        {
            await AnswerAsync(model.Client, conversation, message, call);
            return 0;
        }
        while (await NextQuestionAsync(call) is { } question)
        {
            if (question.Trim().Length > 0)
                await AnswerAsync(model.Client, conversation, question, call);
        }
        return 0;
    }

    private static async Task<string?> NextQuestionAsync(CommandCall call)
    {
        if (call.IsTerminal)
            await call.Output.WriteAsync("> ");
        return await call.Input.ReadLineAsync(call.CancellationToken);
    }

    private static async Task AnswerAsync(IChatClient client, List<ChatMessage> conversation, string question, CommandCall call)
    {
        conversation.Add(new ChatMessage(ChatRole.User, question));
        var options = new ChatOptions
        {
            Temperature = (float?)call.Get<double>("temperature"),
            MaxOutputTokens = call.Get<int>("max-tokens"),
            Seed = call.Get<int>("seed"),
        };
        var answer = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync(conversation, options, call.CancellationToken))
        {
            answer.Add(update);
            await call.Output.WriteAsync(update.Text);
            await call.Output.FlushAsync(call.CancellationToken);
        }
        await call.Output.WriteLineAsync();
        conversation.AddMessages(answer);
    }
}
