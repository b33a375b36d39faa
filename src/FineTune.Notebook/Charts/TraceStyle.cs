using Plotly.NET;

namespace FineTune.Notebook;

/// <summary>Trace settings that Plotly.NET's C# functions have no parameter for.</summary>
internal static class TraceStyle
{
    extension(GenericChart chart)
    {
        /// <summary>The exact number on hover; "x unified" puts the step above and the trace's name beside it.</summary>
        public GenericChart WithHover() => chart.With("hovertemplate", "%{y:.6~f}");

        /// <summary>The faint line of single batches explains itself.</summary>
        public GenericChart WithoutLegend() => chart.With("showlegend", false);

        /// <summary>Large marks on the curve of all measurements, which has their numbers on hover.</summary>
        public GenericChart WithEpochEndMarks() => chart.With("hoverinfo", "skip").WithMarker("size", 11);

        public GenericChart OnRateAxis() => chart.With("yaxis", "y2").With("hovertemplate", "%{y:.4~g}");

        /// <summary>A ring round the point, and its number in the same colour.</summary>
        public GenericChart WithBestMark(string colour) =>
            chart.WithoutLegend()
                .With("hoverinfo", "skip")
                .With("cliponaxis", false)
                .With("textfont", new { color = colour })
                .WithMarker("symbol", "circle-open")
                .WithMarker("size", 18)
                .WithMarker("line", new { width = 2 });

        private GenericChart With(string name, object value)
        {
            foreach (var trace in GenericChart.getTraces(chart))
                trace.SetProperty(name, value);
            return chart;
        }

        private GenericChart WithMarker(string name, object value)
        {
            foreach (var trace in GenericChart.getTraces(chart))
                ((DynamicObj.DynamicObj)trace.GetPropertyValue("marker")).SetProperty(name, value);
            return chart;
        }
    }
}
