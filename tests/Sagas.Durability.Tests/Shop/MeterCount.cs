using System.Diagnostics.Metrics;
using Sagas.Durability.Meters;

namespace Sagas.Durability.Tests.Shop;

/// <summary>Sums up one counter of the journal, of all shops in this process, until disposed.</summary>
internal sealed class MeterCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _count;

    /// <param name="instrument">Its name, such as <c>sagas.heals</c>.</param>
    public MeterCount(string instrument)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Meter.Name == JournalMeters.Name && published.Name == instrument)
                listener.EnableMeasurementEvents(published);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _count, count));
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
