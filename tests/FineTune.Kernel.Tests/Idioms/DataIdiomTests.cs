namespace FineTune.Kernel.Tests;

/// <summary>Files, JSON and random numbers, as notebooks about machine learning use them.</summary>
public sealed class DataIdiomTests : IdiomTest, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public new void Dispose()
    {
        base.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_file_is_used_when_it_is_there_and_a_client_stands_by_to_fetch_it() =>
        Assert.Equal($"found here: {_folder.FullName}\n", await PrintedAsync(
            $$"""
            using System;
            using System.IO;
            using System.Net;

            string EnsureThere(string fileName)
            {
            	var filePath = Path.Combine({{Literal(_folder.FullName)}}, fileName);
            	if (!Directory.Exists(filePath))
            	{
            		using (var client = new WebClient())
            		{
            			client.DownloadFile($"https://localhost/{fileName}", filePath);
            		}
            	}
            	else
            	{
            		Console.WriteLine($"found here: {filePath}");
            	}
            	return filePath;
            }
            """,
            "var path = EnsureThere(\"\");"));

    [Fact]
    public async Task Json_is_read_into_a_class_of_an_earlier_cell() =>
        Assert.Equal(["   Name  Salary\n0  Ann      1.5"], await ShownAsync(
            "public class Player { public string Name { get; set; } public float Salary { get; set; } }",
            $"using System.Text.Json;\nFile.WriteAllText(Path.Combine({Literal(_folder.FullName)}, \"players.json\"), \"[{{\\\"Name\\\":\\\"Ann\\\",\\\"Salary\\\":1.5}}]\");",
            $"var players = JsonSerializer.Deserialize<List<Player>>(File.ReadAllText(Path.Combine({Literal(_folder.FullName)}, \"players.json\")));\nplayers"));

    [Fact]
    public async Task Lines_are_written_appended_and_split() =>
        Assert.Equal(["3"], await ShownAsync(
            $$"""
            var file = Path.Combine({{Literal(_folder.FullName)}}, "table.csv");
            File.WriteAllLines(file, new[] { "a,b", "1,2" });
            File.AppendAllText(file, "3,4\n");
            """,
            "File.ReadAllLines(file).Select(line => line.Split(',')).Count()"));

    [Fact]
    public async Task Random_numbers_with_a_seed_are_the_same_in_every_run() =>
        Assert.Equal(["True"], await ShownAsync(
            "float[] Noise() { var rand = new Random(0); return Enumerable.Range(-5, 10).Select(x => x * 0.1f + (rand.NextSingle() - 0.5f)).ToArray(); }",
            "Noise().SequenceEqual(Noise())"));

    [Fact]
    public async Task A_client_for_http_can_be_made_and_time_can_be_taken() =>
        Assert.Equal(["True"], await ShownAsync(
            "using System.Net.Http; using System.Diagnostics; var watch = Stopwatch.StartNew(); using (var client = new HttpClient()) { client.Timeout = TimeSpan.FromSeconds(1); }",
            "watch.Stop(); watch.ElapsedMilliseconds >= 0"));

    private static string Literal(string text) => "@\"" + text + "\"";
}
