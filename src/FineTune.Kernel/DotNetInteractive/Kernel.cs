using FineTune.Kernel;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// The kernel as the cells of a notebook see it. Its static members are in scope in every cell. There is one kernel and it runs C#:
/// members that in .NET Interactive speak to kernels of other languages are there, so that the notebook compiles up to the place,
/// and say what to write instead.
/// </summary>
public sealed class Kernel
{
    private Kernel() { }

    /// <summary>The only kernel there is.</summary>
    public static Kernel Root { get; } = new();

    /// <inheritdoc cref="Root"/>
    public static Kernel Current => Root;

#pragma warning disable IDE1006, CA1707 // lower case, as notebooks have always called them
    /// <summary>Shows <paramref name="value"/> under the cell that calls it.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeTypes">The MIME types to show it in; none means those that its type prefers. Plain text is always added.</param>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var cell = RunningCell.Required;
        cell.Interruption.Checkpoint();
        return cell.Display(value, mimeTypes);
    }

    /// <summary>Takes away what the cell has shown: at once, or with <paramref name="wait"/> when its next output comes.</summary>
    public static void clear_output(bool wait = false) => RunningCell.Required.Publish(new ClearOutputMessage(wait));
#pragma warning restore IDE1006, CA1707

    /// <summary>Text that is HTML already and is shown without escaping.</summary>
    public static IHtmlContent HTML(string content) => content.ToHtmlContent();

    /// <summary>Applies style rules to the page of the notebook for as long as this output is shown.</summary>
    public static void CSS(string content) => display(new MimeText($"<style>{content}</style>", HtmlFormatter.MimeType, Text: "(CSS)"));

    /// <summary>Runs a script in the page of the notebook. Front ends run it only in notebooks that they trust.</summary>
    public static void Javascript(string scriptContent) => display(
        new MimeText($"<script type=\"text/javascript\">{scriptContent}</script>", HtmlFormatter.MimeType, Text: "(JavaScript)"));

    /// <summary>Asks the person in front of the notebook for a line.</summary>
    /// <param name="prompt">What is asked for.</param>
    /// <param name="typeHint">"password" hides what is typed; every other hint asks for plain text.</param>
    /// <exception cref="InputRefusedException">Nobody can answer.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        RunningCell.Required.AskAsync(prompt, password: typeHint == "password");

    /// <summary>Asks for a line that is not shown while it is typed.</summary>
    /// <exception cref="InputRefusedException">Nobody can answer.</exception>
    public static async Task<PasswordString> GetPasswordAsync(string prompt = "") =>
        new(await RunningCell.Required.AskAsync(prompt, password: true));

#pragma warning disable CA1822 // called on Kernel.Root
    public Task SendAsync(object command) => throw OneKernel(
        $"Commands such as {command.GetType().Name} cannot be sent to it. Write the code of the command in the cell itself; "
        + "to run another notebook or a file, write #!import path.");

    public Task SubmitCodeAsync(string code) => SendAsync(new Commands.SubmitCode(code));

    public Kernel FindKernelByName(string kernelName) => throw OneKernel(
        $"There is no kernel named {kernelName} beside it. Variables of earlier cells can be used by their names.");

    public void Add(object kernel) => throw OneKernel(
        "No other kernel can be added. Call the library that the other kernel stood for from C#.");
#pragma warning restore CA1822

    private static KernelException OneKernel(string advice) => new($"This notebook has one kernel, which runs C#. {advice}");
}
