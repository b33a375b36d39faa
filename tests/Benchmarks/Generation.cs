using System.Diagnostics;
using FineTune.Torch;
using Microsoft.Extensions.AI;

namespace FineTune.Benchmarks;

internal static class Generation
{
    public static async Task<double> TokensPerSecondAsync(string model)
    {
        using var client = LocalChatClient.Load(model);
        var rates = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            var clock = Stopwatch.StartNew();
            var response = await client.GetResponseAsync("Tell me about String.", new ChatOptions { Temperature = 1, Seed = i, MaxOutputTokens = 200 });
            rates.Add(response.Usage!.OutputTokenCount!.Value / clock.Elapsed.TotalSeconds);
        }
        return Report.Median(rates);
    }
}
