using System.Collections.Concurrent;
using System.Threading.Channels;
using MassTransit;
using Sagas.Durability.Timeline;

namespace Sagas.Payments.Tests.Support;

/// <summary>
/// Sees every message that an endpoint takes, where the journal will stand: what its handler noted, and whether it threw. Await <see cref="AllAsync"/>
/// instead of sleeping.
/// </summary>
internal sealed class Settled : IFilter<ConsumeContext>
{
    private readonly ConcurrentDictionary<Guid, Outcome> _outcomes = new();
    private readonly Channel<Guid> _taken = Channel.CreateUnbounded<Guid>();

    public async Task<IReadOnlyDictionary<Guid, Outcome>> AllAsync(int count)
    {
        for (var seen = 0; seen < count; seen++)
            await _taken.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        return _outcomes;
    }

    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        var note = context.Note();
        Exception? thrown = null;
        try
        {
            await next.Send(context);
        }
        catch (Exception exception)
        {
            thrown = exception;
            throw;
        }
        finally
        {
            _outcomes[context.MessageId!.Value] = new Outcome(note, thrown);
            _taken.Writer.TryWrite(context.MessageId.Value);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("settled");

    public sealed record Outcome(HistoryNote Note, Exception? Thrown);
}
