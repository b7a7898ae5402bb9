using System.Collections.Concurrent;
using System.Diagnostics;
using Sagas.Durability.Traces;

namespace Sagas.Durability.Tests.Traces;

/// <summary>Records the traces that it begins, and nothing of others', which are recorded side by side.</summary>
public sealed class Recorder : IDisposable
{
    private readonly ActivitySource _source = new("Sagas.Durability.Tests");
    private readonly ConcurrentDictionary<ActivityTraceId, bool> _begun = new();
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public Recorder()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == JournalTraces.Name || source == _source,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => _begun.ContainsKey(options.TraceId) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Begins a trace.</summary>
    public Activity Begin()
    {
        var trace = ActivityTraceId.CreateRandom();
        _begun[trace] = true;
        return _source.StartActivity("test", ActivityKind.Internal, new ActivityContext(trace, ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded))!;
    }

    /// <summary>What has ended of a trace.</summary>
    public IReadOnlyList<Activity> Of(ActivityTraceId trace) => [.. _ended.Where(activity => activity.TraceId == trace)];

    public void Dispose()
    {
        _listener.Dispose();
        _source.Dispose();
    }
}
