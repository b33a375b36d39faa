using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace FineTune.Server.Tests.Page;

/// <summary>What the server does with the page's files. What the page itself does is seen in <see cref="BrowserTests"/>.</summary>
public sealed partial class PageTests : ServerTest
{
    private const int LargestPage = 60 << 10;

    private static readonly string[] Paths = [.. PageFile.All.Select(file => file.Route)];

    public static TheoryData<string> Files => [.. Paths];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Its_files_need_no_key_and_allow_nothing_but_themselves(string path)
    {
        using var none = new HttpClient { BaseAddress = Server.Address };
        using var response = await none.GetAsync(path, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal(
            Path.GetExtension(path) switch { "" => "text/html; charset=utf-8", ".css" => "text/css; charset=utf-8", ".svg" => "image/svg+xml", _ => "text/javascript; charset=utf-8" },
            response.Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Browsers_keep_its_files_and_ask_whether_they_are_the_same(string path)
    {
        using var first = await Http.GetAsync(path, Token);
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var other = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { new EntityTagHeaderValue("\"another\"") } } };

        using var same = await Http.SendAsync(again, Token);
        using var changed = await Http.SendAsync(other, Token);

        Assert.Equal("no-cache", first.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(first.Headers.ETag, same.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task It_is_the_same_whatever_the_service_holds_and_small()
    {
        var before = await AllAsync();
        await Http.WaitForAsync(await Http.CreateJobAsync("marmalade"), "succeeded");

        var after = await AllAsync();

        Assert.Equal(before, after);
        Assert.DoesNotContain(TestServer.Key, after);
        Assert.InRange(Encoding.UTF8.GetByteCount(after), 1, LargestPage);
    }

    [Fact]
    public async Task It_has_no_script_or_style_inside_and_names_no_other_place()
    {
        var page = await Http.GetStringAsync("/", Token);

        Assert.DoesNotMatch(@"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page);
        Assert.DoesNotMatch("https?://(?!www.w3.org/2000/svg)", await AllAsync());
        Assert.All(Links().Matches(page).Select(link => "/" + link.Groups[1].Value), path => Assert.Contains(path, Paths));
        Assert.Equal(4, Links().Count(page));
    }

    [Fact]
    public async Task Other_methods_and_files_are_answered_in_the_words_of_the_API()
    {
        using var posted = await Http.SendJsonAsync("/", "{}");
        using var missing = await Http.GetAsync("/page/nothing.js", Token);

        Assert.Equal((405, "method_not_supported"), (await posted.ErrorAsync()) switch { var error => (error.Status, error.Code) });
        Assert.Equal((404, "unknown_url"), (await missing.ErrorAsync()) switch { var error => (error.Status, error.Code) });
    }

    private async Task<string> AllAsync() => string.Concat(await Task.WhenAll(Paths.Select(path => Http.GetStringAsync(path, Token))));

    [GeneratedRegex("(?:src|href)=\"(page/[^\"]+)\"")]
    private static partial Regex Links();
}
