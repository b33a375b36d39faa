namespace FineTune.Notebook;

/// <summary>serve start</summary>
internal static class ServeStartCommand
{
    public static Command Record { get; } = new()
    {
        Name = "serve start",
        Description = "Starts the fine-tuning service of this user beside this program, if it does not run. It goes on when the notebook is closed.",
        Examples = ["serve start"],
        CSharp = "var service = await LocalService.ConnectAsync();",
        Handler = async call =>
        {
            var service = await LocalService.ConnectAsync(call.CancellationToken);
            await call.Output.WriteLineAsync($"The service answers at {service.Profile.Address}; its page is {service.Profile.Address.GetLeftPart(UriPartial.Authority)}/. To end it: serve stop");
            return 0;
        },
    };
}
