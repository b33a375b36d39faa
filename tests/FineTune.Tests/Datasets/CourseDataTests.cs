using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace FineTune.Tests.Datasets;

/// <summary>What data/README.md says of the files beside it.</summary>
public sealed partial class CourseDataTests
{
    [Fact]
    public void The_hashes_in_the_readme_are_those_of_the_files()
    {
        var rows = Row().Matches(File.ReadAllText(RepositoryFolder.At("data/README.md")));

        Assert.NotEmpty(rows);
        foreach (Match row in rows)
        {
            var file = File.ReadAllBytes(RepositoryFolder.At(Path.Combine("data", row.Groups["file"].Value)));
            Assert.Equal(row.Groups["hash"].Value, Convert.ToHexStringLower(SHA256.HashData(file)));
        }
    }

    [Fact]
    public async Task The_customer_support_data_has_640_rows_and_a_single_intent_for_each()
    {
        var data = await Dataset.LoadAsync(RepositoryFolder.At("data/customer-support.jsonl"), TestContext.Current.CancellationToken);
        var facts = await FactSheet.LoadAsync(RepositoryFolder.At("data/customer-support.facts.json"), TestContext.Current.CancellationToken);

        var intents = facts.IntentsOf(data).CountBy(intent => intent.Name).ToList();

        Assert.True(data.Check().Ok);
        Assert.Equal(32, intents.Count);
        Assert.All(intents, intent => Assert.Equal(20, intent.Value));
        Assert.Equal(128, data.Count(example => example.Messages.Count > 2));
    }

    [GeneratedRegex(@"^\| `(?<file>[^`]+)` .*\| `(?<hash>[0-9a-f]{64})` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
