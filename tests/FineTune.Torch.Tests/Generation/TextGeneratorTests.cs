using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Generation;

public sealed class TextGeneratorTests : IDisposable
{
    private static readonly int[] Prompt = [1, 60, 200, 7, 150];
    private readonly LlamaModel _model = TinyLlama.Model();

    [Fact]
    public void The_cache_gives_the_same_tokens_as_computing_everything_anew()
    {
        var ids = Generate(Prompt, new SamplingSettings { MaxTokens = 40 });

        Assert.Equal(WithoutCache(Prompt, 40), ids);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void It_ends_after_as_many_tokens_as_asked_for(int count)
    {
        Assert.Equal(count, Generate(Prompt, new SamplingSettings { MaxTokens = count }).Length);
    }

    [Fact]
    public void It_ends_before_a_stop_token()
    {
        var free = Generate(Prompt, new SamplingSettings { MaxTokens = 20 });

        var stopped = Generate(Prompt, new SamplingSettings { MaxTokens = 20 }, stopIds: [free[3]]);

        Assert.Equal(free.TakeWhile(id => id != free[3]), stopped);
    }

    [Theory]
    [InlineData(1, 63)]
    [InlineData(60, 4)]
    [InlineData(63, 1)]
    public void It_ends_when_the_context_is_full(int prompt, int generated)
    {
        var ids = Generate([.. Enumerable.Range(20, prompt)], new SamplingSettings { MaxTokens = int.MaxValue });

        Assert.Equal(generated, ids.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(100)]
    public void A_prompt_that_is_empty_or_leaves_no_room_is_refused(int length)
    {
        var exception = Assert.Throws<FineTuneException>(() => Generate([.. Enumerable.Repeat(20, length)], new SamplingSettings()));

        Assert.Equal($"The prompt has {length} tokens; this model takes 1 to 63. Shorten the conversation.", exception.Message);
    }

    [Fact]
    public void The_seed_repeats_what_temperature_chose()
    {
        var settings = new SamplingSettings { MaxTokens = 20, Temperature = 1.5, Seed = 1 };

        Assert.Equal(Generate(Prompt, settings), Generate(Prompt, settings));
        Assert.NotEqual(Generate(Prompt, settings), Generate(Prompt, settings with { Seed = 2 }));
    }

    [Fact]
    public void Only_the_most_likely_token_is_greedy_at_any_temperature()
    {
        Assert.Equal(
            Generate(Prompt, new SamplingSettings { MaxTokens = 20 }),
            Generate(Prompt, new SamplingSettings { MaxTokens = 20, Temperature = 3, TopK = 1 }));
    }

    [Fact]
    public void Leaving_early_frees_the_cache()
    {
        var before = Tensor.TotalCount;

        foreach (var _ in new TextGenerator(_model).Generate(Prompt, new SamplingSettings(), stopIds: [], TestContext.Current.CancellationToken))
            break;

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        using var stop = new CancellationTokenSource();
        var count = 0;

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var _ in new TextGenerator(_model).Generate(Prompt, new SamplingSettings(), stopIds: [], stop.Token))
            {
                if (++count == 3)
                    stop.Cancel();
            }
        });

        Assert.Equal(3, count);
    }

    public void Dispose() => _model.Dispose();

    private int[] Generate(int[] prompt, SamplingSettings settings, int[]? stopIds = null) =>
        [.. new TextGenerator(_model).Generate(prompt, settings, stopIds ?? [], TestContext.Current.CancellationToken)];

    private IEnumerable<int> WithoutCache(int[] prompt, int count)
    {
        using var noGrad = no_grad();
        var ids = prompt.Select(id => (long)id).ToList();
        for (var i = 0; i < count; i++)
        {
            using var scope = NewDisposeScope();
            ids.Add(_model.forward(tensor(ids.ToArray(), [1, ids.Count]))[0, -1].argmax().item<long>());
        }
        return ids.Skip(prompt.Length).Select(id => (int)id);
    }
}
