using MassTransit;

namespace Sagas.Durability.MassTransit;

/// <summary>Marks a send as planned; see <see cref="SendCapture"/>.</summary>
internal sealed class PlannedSendPipe<T>(IPipe<SendContext<T>> pipe, PlannedSend planned) : IPipe<SendContext<T>>
    where T : class
{
    public Task Send(SendContext<T> context)
    {
        context.GetOrAddPayload(() => planned);
        return pipe.IsNotEmpty() ? pipe.Send(context) : Task.CompletedTask;
    }

    public void Probe(ProbeContext context) => pipe.Probe(context);
}
