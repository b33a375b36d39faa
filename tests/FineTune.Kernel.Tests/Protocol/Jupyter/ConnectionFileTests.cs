namespace FineTune.Kernel.Tests;

public sealed class ConnectionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "kernel.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_front_end_writes_is_read()
    {
        System.IO.File.WriteAllText(File,
            """
            {
              "shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "127.0.0.1",
              "key": "k-1", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": "csharp", "jupyter_session": "a.ipynb"
            }
            """);

        var connection = ConnectionFile.Read(File);

        Assert.Equal(
            (1, 2, 3, 4, 5, "127.0.0.1", "k-1"),
            (connection.ShellPort, connection.IOPubPort, connection.StdinPort, connection.ControlPort, connection.HeartbeatPort, connection.Ip, connection.Key));
    }

    [Theory]
    [InlineData("""{"ip":"0.0.0.0","transport":"tcp","key":"","signature_scheme":"hmac-sha256"}""", "listen on 0.0.0.0")]
    [InlineData("""{"ip":"*","transport":"tcp","key":"","signature_scheme":"hmac-sha256"}""", "set the ip to 127.0.0.1")]
    [InlineData("""{"ip":"192.168.1.5","transport":"tcp","key":"","signature_scheme":"hmac-sha256"}""", "192.168.1.5")]
    [InlineData("""{"ip":"127.0.0.1","transport":"ipc","key":"","signature_scheme":"hmac-sha256"}""", "transport ipc")]
    [InlineData("""{"ip":"127.0.0.1","transport":"tcp","key":"","signature_scheme":"hmac-md5"}""", "hmac-md5")]
    [InlineData("""{"shell_port":"one"}""", "no connection file of Jupyter")]
    [InlineData("null", "holds null")]
    public void What_cannot_be_served_is_refused_in_words(string json, string words)
    {
        System.IO.File.WriteAllText(File, json);

        var error = Assert.Throws<KernelException>(() => ConnectionFile.Read(File));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_is_named() =>
        Assert.Contains(File, Assert.Throws<KernelException>(() => ConnectionFile.Read(File)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_written_file_is_for_its_owner_alone_even_where_one_lay_before()
    {
        System.IO.File.WriteAllText(File, "for all to read");

        ConnectionFile.Create().Write(File);

        Assert.Equal(UnixMode.OwnerFile, UnixMode.Of(File));
        Assert.True(ConnectionFile.Read(File).HasFreePorts);
    }

    [Fact]
    public void A_port_that_is_taken_is_named()
    {
        using var first = new JupyterTransport(ConnectionFile.Create(), TextWriter.Null);

        var error = Assert.Throws<KernelException>(() => new JupyterTransport(first.Connection, TextWriter.Null));

        Assert.Contains(first.Connection.ShellPort.ToString(), error.Message, StringComparison.Ordinal);
    }
}
