using Plotly.NET;

namespace FineTune.Notebook;

/// <summary>Trace settings that Plotly.NET's C# functions have no parameter for.</summary>
internal static class TraceStyle
{
    extension(GenericChart chart)
    {
        /// <summary>The exact number on hover; "x unified" puts the step above and the trace's name beside it.</summary>
        public GenericChart WithHover() => chart.With("hovertemplate", "%{y:.4f}");

        public GenericChart WithBestMark() => chart.With("hoverinfo", "skip").With("showlegend", value: false).WithMarkerSize(13);

        private GenericChart With(string name, object value)
        {
            foreach (var trace in GenericChart.getTraces(chart))
                trace.SetProperty(name, value);
            return chart;
        }

        private GenericChart WithMarkerSize(int size)
        {
            foreach (var trace in GenericChart.getTraces(chart))
                ((DynamicObj.DynamicObj)trace.GetPropertyValue("marker")).SetProperty("size", size);
            return chart;
        }
    }
}
