using System.Net;
using System.Net.Sockets;
using FineTune.Server;
using FineTune.Torch;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FineTune.Tool;

/// <summary>serve</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 8321;
    private const int WrongUse = 2;
    private const string KeyVariable = "FINETUNE_API_KEY";

    public static Command Record { get; } = new()
    {
        Name = "serve",
        Description = "Serves OpenAI's fine-tuning API on this machine and trains here. Prints its address when it is ready; Ctrl-C stops it.",
        Parameters =
        [
            new() { Name = "host", Description = "Address to listen on (default 127.0.0.1)." },
            new() { Name = "port", Description = $"Port (default {DefaultPort}); 0 takes a free one.", Type = typeof(int) },
            new() { Name = "data", Description = $"Folder of jobs, files and models (default {ServiceLock.DefaultFolder})." },
            new() { Name = "key", Description = $"The key that requests need; better given as {KeyVariable} (default: one that is made at the first start)." },
            new() { Name = "alias", Description = "Another name of a model, NAME=MODEL, for lessons that ask for gpt-4o-mini-2024-07-18.", Type = typeof(string[]) },
            new() { Name = "models", Description = "Folder with base models, beside data/models and the user's own.", Type = typeof(string[]) },
            new() { Name = "jobs", Description = "Jobs that train at the same time (default 1).", Type = typeof(int) },
            new() { Name = "base64-results", Description = "Gives result files in base64, as OpenAI does, and not plain.", Type = typeof(bool) },
            new() { Name = "allow-remote", Description = "Lets --host be an address that other machines reach. There is no encryption.", Type = typeof(bool) },
        ],
        Handler = RunAsync,
    };

    private static async Task<int> RunAsync(CommandCall call)
    {
        var givenKey = call.Get("key") ?? Environment.GetEnvironmentVariable(KeyVariable);
        if (WhatIsWrong(call, givenKey) is { } fault)
        {
            await call.Error.WriteLineAsync(fault);
            return WrongUse;
        }

        var address = new IPEndPoint(HostOf(call)!, PortOf(call));
        var folder = Path.GetFullPath(call.Get("data") ?? ServiceLock.DefaultFolder);
        using var only = ServiceFolder.Take(folder);
        var keyFile = string.IsNullOrEmpty(givenKey) ? ServiceKeyFile.GetOrCreate(folder) : null;
        await using var application = FineTuneServer.Build(Options(call, folder, keyFile?.Key ?? givenKey!), address, KeepQuiet);
        await StartAsync(application, address, call.CancellationToken);
        var baseAddress = new Uri($"{application.Urls.Single().TrimEnd('/')}/v1");
        ServiceLock.Write(baseAddress, keyFile?.Path, folder);
        try
        {
            await call.Output.WriteLineAsync(baseAddress.AbsoluteUri);
            if (keyFile is { IsNew: true })
                await call.Error.WriteLineAsync(Introduction(keyFile, baseAddress));
            await application.WaitForShutdownAsync(call.CancellationToken);
        }
        finally
        {
            ServiceLock.Remove(folder);
        }
        return 0;
    }

    /// <summary>The key is for eyes, not for files.</summary>
    private static string Introduction(ServiceKeyFile keyFile, Uri address) =>
        (Console.IsErrorRedirected ? "A key was made." : $"Key, shown this once: {keyFile.Key}\nPage, signed in: {new Uri(address, $"/#key={keyFile.Key}")}")
        + $"\nThe key is kept in {keyFile.Path}, where notebooks of this user find it.";

    private static string? WhatIsWrong(CommandCall call, string? givenKey)
    {
        if (HostOf(call) is not { } host)
            return $"--host is an IP address such as 127.0.0.1, not {call.Get("host")}.";
        if (PortOf(call) is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
            return $"--port is a number from 0 to {IPEndPoint.MaxPort}.";
        if (call.GetAll("alias").FirstOrDefault(alias => alias.Split('=') is not [{ Length: > 0 }, { Length: > 0 }]) is { } bad)
            return $"--alias takes NAME=MODEL; this is none: {bad}";
        if (call.Get<int>("jobs") is < 1)
            return "--jobs is the number of jobs that train at the same time: 1 or more.";
        if (IPAddress.IsLoopback(host))
            return null;
        if (!call.Has("allow-remote"))
            return $"{host} is reached from other machines, without encryption. Add --allow-remote if that is meant.";
        return string.IsNullOrEmpty(givenKey) ? $"Other machines need a key that you give: set {KeyVariable}." : null;
    }

    private static IPAddress? HostOf(CommandCall call) => call.Get("host") switch
    {
        null or "localhost" => IPAddress.Loopback,
        var host => IPAddress.TryParse(host, out var address) ? address : null,
    };

    private static int PortOf(CommandCall call) => call.Get<int>("port") ?? DefaultPort;

    private static FineTuneServerOptions Options(CommandCall call, string folder, string key) => new()
    {
        DataFolder = folder,
        Key = key,
        ModelFolders = ModelFolders.Roots(call.GetAll("models")),
        TrainingProcess = run => ThisProgram.StartInfo("train", run),
        LoadModel = LocalChatClient.Load,
        Aliases = call.GetAll("alias").Select(alias => alias.Split('=')).DistinctBy(parts => parts[0]).ToDictionary(parts => parts[0], parts => parts[1]),
        Base64Results = call.Has("base64-results"),
        ConcurrentJobs = call.Get<int>("jobs") ?? 1,
    };

    private static void KeepQuiet(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "yyyy-MM-dd HH:mm:ss "));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
    }

    private static async Task StartAsync(WebApplication application, IPEndPoint address, CancellationToken cancellationToken)
    {
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new FineTuneException($"Port {address.Port} is taken by another program. Give another one with --port; 0 takes a free one.", error);
        }
        catch (SocketException error)
        {
            throw new FineTuneException($"The service cannot listen on {address}: {error.Message}.", error);
        }
    }
}
