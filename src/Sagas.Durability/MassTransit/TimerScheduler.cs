using MassTransit;
using MassTransit.Scheduling;
using Sagas.Durability.Timers;

namespace Sagas.Durability.MassTransit;

/// <summary>MassTransit's scheduling over the journal's timers: what is scheduled is captured like a send, and written in the commit of its scope.</summary>
/// <param name="sends">The scope's captured endpoints.</param>
/// <param name="topology">The bus's, which knows where events go.</param>
/// <param name="cancel">Cancels a timer in the scope.</param>
internal sealed class TimerScheduler(ISendEndpointProvider sends, IBusTopology topology, Action<Guid> cancel) : IScheduleMessageProvider
{
    public async Task<ScheduledMessage<T>> ScheduleSend<T>(
        Uri destinationAddress, DateTime scheduledTime, T message, IPipe<SendContext<T>> pipe, CancellationToken cancellationToken)
        where T : class
    {
        var token = ScheduleTokenIdCache<T>.GetTokenId(message);
        var isEvent = topology.TryGetPublishAddress<T>(out var address) && address == destinationAddress;
        var planned = new PlannedSend(token, TimerId.Due(scheduledTime), isEvent, KeptId: null);
        var endpoint = await sends.GetSendEndpoint(destinationAddress);
        await endpoint.Send(message, new PlannedSendPipe<T>(pipe, planned), cancellationToken);
        return new ScheduledMessageHandle<T>(token, planned.DueAt, destinationAddress, message);
    }

    public Task CancelScheduledSend(Guid tokenId, CancellationToken cancellationToken)
    {
        cancel(tokenId);
        return Task.CompletedTask;
    }

    public Task CancelScheduledSend(Uri destinationAddress, Guid tokenId, CancellationToken cancellationToken) => CancelScheduledSend(tokenId, cancellationToken);
}
