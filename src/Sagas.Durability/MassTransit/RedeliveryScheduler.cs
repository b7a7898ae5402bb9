using MassTransit;
using MassTransit.Scheduling;
using Sagas.Durability.Timers;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// What MassTransit's <c>UseScheduledRedelivery</c> schedules with, outside of every handler's scope: the messages that consumers gave up are put
/// off in a commit of their own.
/// </summary>
internal sealed class RedeliveryScheduler(GivenUp givenUp) : IScheduleMessageProvider
{
    public async Task<ScheduledMessage<T>> ScheduleSend<T>(
        Uri destinationAddress, DateTime scheduledTime, T message, IPipe<SendContext<T>> pipe, CancellationToken cancellationToken)
        where T : class
    {
        if (!givenUp.IsAny)
            throw new InvalidOperationException($"{typeof(T).Name} was scheduled outside of a handler, where nothing commits it. Schedule in the handler, or in a scope that saves.");

        var dueAt = TimerId.Due(scheduledTime);
        await givenUp.PutOffAsync(dueAt);
        return new ScheduledMessageHandle<T>(Guid.Empty, dueAt, destinationAddress, message);
    }

    public Task CancelScheduledSend(Guid tokenId, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A timer was cancelled outside of a handler, where nothing commits it. Cancel in the handler, or in a scope that saves.");

    public Task CancelScheduledSend(Uri destinationAddress, Guid tokenId, CancellationToken cancellationToken) => CancelScheduledSend(tokenId, cancellationToken);
}
