using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Kernel;

/// <summary>One showing of a value. It is looked at once, however many MIME types it is written in: looking runs a lazy query.</summary>
internal sealed class ShownValue(object? value)
{
    private readonly PlotlyChart? _chart = PlotlyChart.Of(value);
    private View? _view;

    public object? Value => value;

    /// <summary>True after looking at the value has failed.</summary>
    public bool CannotBeSeen { get; private set; }

    /// <summary>In which MIME types the value is shown when nobody asks for one.</summary>
    public IReadOnlyCollection<string> PreferredMimeTypes
    {
        get
        {
            if (value is null)
                return [MimeTypes.Text];
            var preferred = Formatter.GetPreferredMimeTypesFor(value.GetType());
            // HTML alone is also what the library answers for a type of which nobody said how to show it.
            if (!preferred.SequenceEqual([MimeTypes.Html]))
                return preferred;
            if (RegisteredFormatters.MimeTypesOfCells(value.GetType()) is [_, ..] ofCells)
                return ofCells;
            if (RegisteredFormatters.MimeTypesOfSource(value.GetType()) is [_, ..] ofSource)
                return ofSource.Contains(MimeTypes.Html) ? preferred : ofSource;
            if (ExtensionFormatters.MimeTypesOf(value.GetType()) is [_, ..] ofExtensions)
                return _chart is null ? ofExtensions : [MimeTypes.Plotly, .. ofExtensions];
            if (_chart is not null)
                return PlotlyChart.MimeTypesOf;
            return IsText ? [MimeTypes.Text] : preferred;
        }
    }

    /// <summary>The value as the kernel itself shows it, whatever formatters there are.</summary>
    public string ViewAsText => TextView.Write(View);

    /// <summary>Null when the formatter of an extension has nothing to show in that MIME type.</summary>
    public string? Write(string mime)
    {
        if (RegisteredFormatters.Has(value, mime))
            return RegisteredFormatters.Write(value, mime);
        if (ExtensionFormatters.Has(value, mime))
            return ExtensionFormatters.Write(value!, mime);
        return mime switch
        {
            _ when _chart is not null && PlotlyChart.MimeTypesOf.Contains(mime) => _chart.Write(mime),
            MimeTypes.Text when RegisteredFormatters.Has(value, MimeTypes.Html) => HtmlText.Of(RegisteredFormatters.Write(value, MimeTypes.Html)),
            MimeTypes.Text => ViewAsText,
            MimeTypes.Html => HtmlView.Write(View),
            _ => RegisteredFormatters.Write(value, mime),
        };
    }

    private View View => _view ??= Look();

    private View Look()
    {
        CannotBeSeen = true;
        var view = ViewBuilder.Of(value);
        CannotBeSeen = false;
        return view;
    }

    /// <summary>True when HTML around the value would only be in the way.</summary>
    private bool IsText => !RegisteredFormatters.Has(value, MimeTypes.Html) && View is View.Word or View.Words;
}
