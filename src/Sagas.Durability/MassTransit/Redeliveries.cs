using MassTransit;
using MassTransit.Context;
using MassTransit.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Capture;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// Puts messages off whose consumer failed: one commit writes a timer that brings the message again under its own id, and a journal row under
/// <c>&lt;endpoint&gt;_redelivery</c>. The message's own key stays free for the run that succeeds.
/// </summary>
internal sealed class Redeliveries(JournalRuntime runtime, JournalWriter writer, IServiceScopeFactory scopes)
{
    /// <summary>Puts the message off. Refused in words where it would come again after its id is forgotten.</summary>
    public async Task PutOffAsync<T>(ConsumeContext<T> context, ConsumerKey consumer, Guid id, DateTime dueAt)
        where T : class
    {
        var made = id.Version == 7 ? MessageIds.TimeOf(id).UtcDateTime : runtime.Now;
        if (dueAt - made > runtime.Options.Dedupe)
        {
            throw new InvalidOperationException(
                $"The message would come again {(dueAt - made).TotalDays:F0} days after its id was made, and ids are told apart for {runtime.Options.Dedupe.TotalDays:F0}. " +
                "Redeliver sooner, or tell ids apart for longer.");
        }

        await using var services = scopes.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<JournalScope>();
        var key = consumer.Redelivery(context.GetRedeliveryCount());
        scope.Handle(key, id);
        var capture = new CaptureContext<T>(new ConsumeContextScope<T>(context), id, scope, services.ServiceProvider, context.CancellationToken);
        var endpoint = await capture.GetSendEndpoint(context.ReceiveContext.InputAddress);
        var copy = new CopyContextPipe(context, (from, to) => to.ApplyRedeliveryOptions(from, RedeliveryOptions.None));
        var planned = new PlannedSend(NewId.NextGuid(), dueAt, IsEvent: false, KeptId: context.MessageId ?? id);
        await endpoint.Send(context.Message, new PlannedSendPipe<T>(copy, planned), context.CancellationToken);
        capture.Close();

        var tenant = context.Headers.Get<string>(runtime.Options.TenantHeader) ?? runtime.Options.DefaultTenant;
        var message = new HandledMessage(id, tenant, typeof(T).Name, null, new HistoryNote(), TimeSpan.Zero, null);
        // A duplicate: another delivery of it is put off already.
        await writer.CommitAsync(scope, key, message, fault: null, context.CancellationToken);
        runtime.Delivery.Consumed(consumer, id);
    }
}
