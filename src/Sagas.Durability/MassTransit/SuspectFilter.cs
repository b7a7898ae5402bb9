using System.Security.Cryptography;
using MassTransit;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Loading;
using Sagas.Durability.Suspects;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// Stands before a message is read: one that was delivered too often may have killed its process, by its handler or by its bytes. It runs alone,
/// behind a row of its own, and when that was in vain it is set aside unread.
/// </summary>
internal sealed class SuspectFilter(JournalRuntime runtime, SuspectLine line, Loader loader, Aside aside, string endpoint) : IFilter<ReceiveContext>
{
    private static readonly Refusal Poison = new(
        "suspect",
        $"Each of its last {SuspectLine.MaxRuns} runs ended with the end of the process, and nothing else that was suspect ran beside it. Find out what its handler does, then replay or discard it.",
        new Dictionary<string, string>());

    private readonly Guid _unread = ConsumerKey.Unreadable(endpoint).Id;

    public void Probe(ProbeContext context) => context.CreateFilterScope("journal-suspects");

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        var deliveries = DeliveryCount.Of(context);
        if (deliveries == 0)
        {
            await next.Send(context);
            return;
        }

        var id = IdOf(context);
        if (await Held.WhileAwayAsync(runtime, context, () => loader.IsTakenAsync(_unread, id)))
            runtime.Delivery.Ended(endpoint, id); // A copy: who dies with a message's sender under way leaves several.
        else if (deliveries < SuspectLine.FromDeliveries)
            await next.Send(context);
        else
            await RunAloneAsync(context, id, next);
    }

    private async Task RunAloneAsync(ReceiveContext context, Guid id, IPipe<ReceiveContext> next)
    {
        using var turn = await line.TakeTurnAsync(context.CancellationToken);
        var run = MessageIds.New(runtime.Time);
        if (!await Held.WhileAwayAsync(runtime, context, () => line.TryBeginAsync(endpoint, id, run, context.CancellationToken)))
        {
            await Held.WhileAwayAsync(runtime, context, () => aside.UnreadAsync(context, endpoint, Poison, SuspectLine.MaxRuns));
            await EndAsync();
            return;
        }

        try
        {
            await next.Send(context);
        }
        finally
        {
            await EndAsync(); // Only of a run that began: one that could not must not wipe what the others left.
        }

        Task EndAsync() => Held.WhileAwayAsync(runtime, context, () => line.EndAsync(endpoint, id));
    }

    // Without an id it is known by its bytes: two that are alike stand or fall together.
    private Guid IdOf(ReceiveContext context) => aside.IncomingOf(context, endpoint) ?? MessageIds.Foreign(endpoint, Convert.ToHexString(SHA256.HashData(context.GetBody())));
}
