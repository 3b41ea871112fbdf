using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hotline.Web.Platform;

/// <summary>
/// What the door counts and traces. Names of requests and outcomes only: they are as many as there are types, and none says whose ticket it was. A meter of this process' own container,
/// so that two houses in one process do not count each other's visitors.
/// </summary>
public sealed class DoorMeter
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "Hotline";

    private static readonly ActivitySource source = new(Name);

    // Half of the work is done in milliseconds; what takes ten seconds has lost its reader.
    private static readonly InstrumentAdvice<double> seconds = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    private readonly Counter<long> requests;
    private readonly Histogram<double> duration;
    private readonly Histogram<double> waiting;
    private readonly TimeProvider clock;

    /// <param name="factory">Makes meters that end with the container.</param>
    /// <param name="clock">Measures.</param>
    public DoorMeter(IMeterFactory factory, TimeProvider clock)
    {
        this.clock = clock;
        Meter = factory.Create(Name);
        requests = Meter.CreateCounter<long>("hotline.requests", null, "Requests through the door, by name and outcome.");
        duration = Meter.CreateHistogram("hotline.request.duration", "s", "How long requests took, by kind.", null, seconds);
        waiting = Meter.CreateHistogram("hotline.write.gate.wait", "s", "How long writers waited for their turn.", null, seconds);
    }

    /// <summary>For whoever adds gauges or reads.</summary>
    public Meter Meter { get; }

    /// <summary>Now, to be given back when it is over.</summary>
    public long Start() => clock.GetTimestamp();

    /// <summary>Begins the activity of a request; null when nobody traces.</summary>
    public static Activity? Trace(object request)
    {
        var activity = source.StartActivity(request.GetType().Name);
        activity?.SetTag("hotline.request", request.GetType().Name);
        return activity;
    }

    /// <summary>A request has ended; without an outcome whoever asked has gone.</summary>
    public void Ended(object request, OutcomeKind? outcome, long start, Activity? activity)
    {
        var said = outcome?.ToString() ?? "Cancelled";
        requests.Add(1, new("request", request.GetType().Name), new("outcome", said));
        duration.Record(clock.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("kind", request is IChange ? "command" : "question"));
        activity?.SetTag("hotline.outcome", said);
        if (outcome is OutcomeKind.Failed or OutcomeKind.Unavailable)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>A writer has its turn.</summary>
    public void Waited(long start) => waiting.Record(clock.GetElapsedTime(start).TotalSeconds);
}
