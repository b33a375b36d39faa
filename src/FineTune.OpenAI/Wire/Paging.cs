using System.Runtime.CompilerServices;
using System.Text.Json;

namespace FineTune.OpenAI;

/// <summary>Lists that come in pages, each asked for by the last id of the one before.</summary>
internal static class Paging
{
    private const int PageSize = 100;

    public static async IAsyncEnumerable<JsonElement> PagesAsync(
        this ServiceWire wire, string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? after = null; ;)
        {
            var page = await wire.GetAsync($"{path}?limit={PageSize}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", cancellationToken);
            string? last = null;
            foreach (var item in page.Items("data"))
            {
                last = item.Text("id");
                yield return item;
            }
            if (last is null || last == after || page.Member("has_more")?.ValueKind != JsonValueKind.True)
                yield break;
            after = last;
        }
    }
}
