using System.Text.Json.Nodes;

namespace FineTune.Tests.Services;

public sealed class ServiceLockTests : IDisposable
{
    private static readonly Uri Address = new("http://127.0.0.1:8321/v1");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_service_tells_is_found()
    {
        ServiceLock.Write(Address, "/a/key", _folder.Path);

        var found = ServiceLock.Read(_folder.Path)!;

        Assert.Equal((Address, "/a/key", Environment.ProcessId), (found.Address, found.KeyFile, found.ProcessId));
        Assert.Equal(["address", "pid", "started", "birth", "machine", "key_file"], Content().Select(member => member.Key));
    }

    [Fact]
    public void A_service_whose_process_is_gone_counts_as_none()
    {
        ServiceLock.Write(Address, "/a/key", _folder.Path);
        var content = Content();
        content["started"] = "2020-01-01T00:00:00+00:00";
        content["birth"] = OperatingSystem.IsLinux() ? "in another boot" : null;
        _folder.Write("service.json", content.ToJsonString());

        Assert.Null(ServiceLock.Read(_folder.Path));
    }

    [Fact]
    public void A_service_takes_back_only_what_is_its_own()
    {
        ServiceLock.Write(Address, "/a/key", _folder.Path);
        var content = Content();
        content["pid"] = 1;
        _folder.Write("service.json", content.ToJsonString());

        ServiceLock.Remove(_folder.Path);
        Assert.True(File.Exists(_folder.At("service.json")));

        ServiceLock.Write(Address, "/a/key", _folder.Path);
        ServiceLock.Remove(_folder.Path);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"address":"nowhere","pid":1,"started":"2020-01-01T00:00:00+00:00","machine":"m"}""")]
    public void A_broken_file_says_what_to_do(string content)
    {
        _folder.Write("service.json", content);

        Assert.Contains("Remove it", Assert.Throws<FineTuneException>(() => ServiceLock.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }

    private JsonObject Content() => JsonNode.Parse(File.ReadAllText(_folder.At("service.json")))!.AsObject();
}
