using System.Diagnostics.Metrics;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Meters;

/// <summary>What the journal measures about itself, as .NET meters: <c>AddMeter(JournalMeters.Name)</c> in OpenTelemetry. No tenant and no id is a tag.</summary>
public sealed class JournalMeters : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Sagas.Durability";

    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _commit;
    private readonly Histogram<int> _groupSize;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _heals;

    internal JournalMeters(JournalRuntime runtime, Func<IJournalHealth> health)
    {
        _commit = _meter.CreateHistogram(
            "sagas.journal.commit", "s", "How long a group's commit took, lost answers and repetitions included.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30] });
        _groupSize = _meter.CreateHistogram(
            "sagas.journal.group_size", null, "Messages in one commit.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200] });
        _conflicts = _meter.CreateCounter<long>("sagas.journal.conflicts", null, "Runs that met another commit for their saga, and were done again.");
        _conflicts.Add(0); // A counter that was never raised is not there, and an alert on it cannot be told from a wrong name.
        _duplicates = _meter.CreateCounter<long>("sagas.journal.duplicates", null, "Messages that their consumer had taken before.");
        _duplicates.Add(0);
        _heals = _meter.CreateCounter<long>("sagas.heals", null, "What the journal put right by itself, such as an endpoint that took nothing while messages waited.");
        Heal("endpoint", 0);
        _meter.CreateObservableGauge("sagas.unconfirmed_sends", () => runtime.Life.Backlog, null, "Rows committed whose messages are not yet delivered.");
        _meter.CreateObservableGauge("sagas.cursor_lag", () => health().CursorLag.TotalSeconds, "s", "Age of the oldest row whose messages are not yet delivered; 0 when there is none.");
        _meter.CreateObservableGauge("sagas.timer_lag", () => health().TimerLag.TotalSeconds, "s", "How long the oldest due timer has waited to fire, by the database's clock; 0 when none is due.");
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    internal void Committed(int groupSize, TimeSpan duration)
    {
        _commit.Record(duration.TotalSeconds);
        _groupSize.Record(groupSize);
    }

    internal void Conflict() => _conflicts.Add(1);

    internal void Duplicate() => _duplicates.Add(1);

    internal void Healed(string kind) => Heal(kind, 1);

    private void Heal(string kind, int count) => _heals.Add(count, new KeyValuePair<string, object?>("kind", kind));
}
