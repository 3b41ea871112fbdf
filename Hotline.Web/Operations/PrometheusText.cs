using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Hotline.Web.Platform;

namespace Hotline.Web.Operations;

/// <summary>Listens to the meter and writes what it heard in the Prometheus text format, version 0.0.4.</summary>
public sealed class PrometheusText : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly SortedDictionary<string, Family> families = new(StringComparer.Ordinal);
    private readonly Lock one = new();

    /// <param name="meter">Only this meter, not another container's of the same name.</param>
    public PrometheusText(DoorMeter meter)
    {
        listener.InstrumentPublished = (instrument, me) =>
        {
            if (instrument.Meter == meter.Meter)
            {
                lock (one)
                {
                    families[Named(instrument)] = new Family(instrument);
                }

                me.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
    }

    /// <summary>Everything as it stands now.</summary>
    public string Write()
    {
        lock (one)
        {
            foreach (var family in families.Values.Where(f => f.Observed))
            {
                // What is observed is told anew; what is told no more must not stay as it was.
                family.Series.Clear();
            }

            listener.RecordObservableInstruments();
            var text = new StringBuilder();
            foreach (var (name, family) in families.Where(f => f.Value.Series.Count > 0))
            {
                text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(family.Help, quotes: false)).Append('\n');
                text.Append("# TYPE ").Append(name).Append(' ').Append(family.Kind).Append('\n');
                foreach (var (labels, series) in family.Series)
                {
                    Write(text, name, labels, family, series);
                }
            }

            return text.ToString();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private static void Write(StringBuilder text, string name, string labels, Family family, Series series)
    {
        if (family.Bounds is null)
        {
            Line(text, name, labels, series.Sum);
            return;
        }

        long below = 0;
        for (var at = 0; at < series.Buckets.Length; at++)
        {
            below += series.Buckets[at];
            var limit = $"le=\"{(at < family.Bounds.Count ? Number(family.Bounds[at]) : "+Inf")}\"";
            Line(text, $"{name}_bucket", labels.Length == 0 ? limit : $"{labels},{limit}", below);
        }

        Line(text, $"{name}_sum", labels, series.Sum);
        Line(text, $"{name}_count", labels, below);
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new StringBuilder();
        foreach (var (key, said) in tags)
        {
            labels.Append(labels.Length == 0 ? "" : ",").Append(key).Append("=\"").Append(Escaped(Convert.ToString(said, CultureInfo.InvariantCulture) ?? "", quotes: true)).Append('"');
        }

        lock (one)
        {
            families[Named(instrument)].Keep(labels.ToString(), value);
        }
    }

    // hotline.request.duration in "s" → hotline_request_duration_seconds; a counter ends in _total.
    private static string Named(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return $"{instrument.Name.Replace('.', '_')}{unit}{(Family.IsCounter(instrument) ? "_total" : "")}";
    }

    private static string Escaped(string said, bool quotes)
    {
        var safe = said.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? safe.Replace("\"", "\\\"", StringComparison.Ordinal) : safe;
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private sealed class Series(int buckets)
    {
        public double Sum { get; set; }

        public long[] Buckets { get; } = new long[buckets];
    }

    private sealed class Family(Instrument instrument)
    {
        public SortedDictionary<string, Series> Series { get; } = new(StringComparer.Ordinal);

        public string Help { get; } = instrument.Description ?? instrument.Name;

        public bool Observed { get; } = instrument.IsObservable;

        public IReadOnlyList<double>? Bounds { get; } = instrument is Histogram<double> histogram ? histogram.Advice?.HistogramBucketBoundaries ?? [] : null;

        public string Kind => Bounds is not null ? "histogram" : IsCounter(instrument) ? "counter" : "gauge";

        public static bool IsCounter(Instrument instrument) => instrument is Counter<long> or Counter<double> or ObservableCounter<long> or ObservableCounter<double>;

        public void Keep(string labels, double value)
        {
            if (!Series.TryGetValue(labels, out var series))
            {
                Series[labels] = series = new Series(Bounds is null ? 0 : Bounds.Count + 1);
            }

            series.Sum = Observed ? value : series.Sum + value;
            if (Bounds is not null)
            {
                var at = 0;
                while (at < Bounds.Count && value > Bounds[at])
                {
                    at++;
                }

                series.Buckets[at]++;
            }
        }
    }
}
