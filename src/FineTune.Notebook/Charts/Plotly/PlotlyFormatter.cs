using Plotly.NET;

namespace FineTune.Notebook;

/// <summary>Shows any chart of Plotly.NET as a picture or in words; a host calls its members by name.</summary>
internal sealed class PlotlyFormatter(string mimeType) : INotebookFormatter
{
    public Type Type { get; } = typeof(GenericChart);

    public string MimeType { get; } = mimeType;

    /// <summary>False when there is no picture of this chart.</summary>
    public bool Format(object value, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is not GenericChart chart)
            return false;
        var figure = GenericChart.toFigureJson(chart);
        try
        {
            writer.Write(MimeType == MimeTypes.Png ? Convert.ToBase64String(PlotlyPicture.Draw(figure)) : PlotlyText.Render(figure));
            return true;
        }
        catch (NoPictureException)
        {
            return false; // The words say why.
        }
    }
}
