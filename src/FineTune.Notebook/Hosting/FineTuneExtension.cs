namespace FineTune.Notebook;

/// <summary>What this library brings into a notebook. A host finds it by the attribute and reads its properties by name.</summary>
[NotebookExtension]
public static class FineTuneExtension
{
    /// <summary>Each is a magic: <c>#!dataset check data.jsonl</c>.</summary>
    public static IReadOnlyList<Command> Commands => FineTuneCommands.Commands;

    /// <summary>How charts of Plotly.NET are shown where nobody draws figures, and tensors of TorchSharp.</summary>
    public static IReadOnlyList<INotebookFormatter> Formatters { get; } =
    [
        new PlotlyFormatter(MimeTypes.Png), new PlotlyFormatter(MimeTypes.Text), new TensorFormatter(MimeTypes.Html), new TensorFormatter(MimeTypes.Text),
    ];
}
