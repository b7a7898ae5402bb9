using System.Diagnostics;
using System.Runtime.ExceptionServices;
using MassTransit;
using MassTransit.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Capture;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Loading;
using Sagas.Durability.Meters;
using Sagas.Durability.Stores;
using Sagas.Durability.Traces;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// Stands around one consumer or saga for one message type: runs the handler in a scope of its own with its sends captured, and commits. Nothing
/// leaves it but a cancellation by our own stop, and a failure that MassTransit's redelivery on the endpoint may put off: see
/// <see cref="GivenUp"/>. What leaves the pipe would go to <c>_error</c> behind the journal's back.
/// </summary>
internal sealed partial class JournalFilter<TMessage>(
    JournalRuntime runtime, JournalMeters meters, Loader loader, JournalWriter writer, Aside aside, Redeliveries redeliveries, ConsumerKey consumer,
    bool isSaga, bool answersDuplicates, IConsumeScopeProvider scopes)
    : IFilter<ConsumeContext<TMessage>>
    where TMessage : class
{
    private const int MaxConflicts = 50;

    public void Probe(ProbeContext context) => context.CreateFilterScope("journal").Add("consumer", consumer.Consumer);

    public async Task Send(ConsumeContext<TMessage> context, IPipe<ConsumeContext<TMessage>> next)
    {
        await TakeAsync(context, next);

        // Where each delivery has an id of its own, who waits for the message knows it by the one that it came with.
        if (answersDuplicates && context.MessageId is { } delivered)
            runtime.Delivery.Consumed(consumer, delivered);
    }

    private async Task TakeAsync(ConsumeContext<TMessage> context, IPipe<ConsumeContext<TMessage>> next)
    {
        await runtime.Ready.WaitAsync(context.CancellationToken);
        await runtime.Delivery.RoomAsync(context.CancellationToken);
        var started = runtime.Time.GetTimestamp();
        var id = IdOf(context);
        if (id.Refusal is not null)
        {
            await Held.WhileAwayAsync(runtime, context, () => aside.RefuseAsync(context, consumer, id.Id, new Refusal("message_id", id.Refusal, new Dictionary<string, string>()), 0));
            return;
        }

        if (IsForAnother(context))
        {
            LogForAnother(runtime.Logger, typeof(TMessage).Name, id.Id, consumer.Consumer);
            runtime.Delivery.Consumed(consumer, id.Id);
            return;
        }

        if (context.TryGetPayload<GivenUp>(out var givenUp))
            givenUp.Forget(consumer.Id);
        using var activity = JournalTraces.Handle(consumer, typeof(TMessage).Name, id.Id, context.CorrelationId ?? context.InitiatorId, context.Headers.Get<string>(JournalTraces.Header));
        using var names = runtime.Logger.BeginScope(Names(context, id.Id));
        int attempts = 0, conflicts = 0;
        while (true)
        {
            try
            {
                switch (await Held.WhileAwayAsync(runtime, context, () => RunAsync(context, id.Id, conflicts + 1, next)))
                {
                    case EntryOutcome.Committed:
                        FailPoints.Reached("before-ack", consumer.Consumer);
                        return;
                    case EntryOutcome.Duplicate:
                        meters.Duplicate();
                        LogDuplicate(runtime.Logger, typeof(TMessage).Name, id.Id);
                        runtime.Delivery.Consumed(consumer, id.Id);
                        await context.NotifyConsumed(context, runtime.Time.GetElapsedTime(started), consumer.Consumer);
                        return;
                    case EntryOutcome.Conflict:
                        meters.Conflict();
                        if (++conflicts >= MaxConflicts)
                            throw new InvalidOperationException($"{conflicts} commits in a row met another one for the same saga or row.");
                        await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(conflicts * 5, 100)), runtime.Time, context.CancellationToken);
                        break;
                }
            }
            catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
            {
                throw; // Our own stop: the delivery goes back to where it came from.
            }
            catch (Exception exception)
            {
                attempts++;
                if (attempts > runtime.Options.RetryDelays.Count || conflicts >= MaxConflicts)
                {
                    activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
                    await GiveUpAsync(context, id.Id, exception, attempts);
                    return;
                }

                LogRetry(runtime.Logger, typeof(TMessage).Name, id.Id, attempts, exception.Message);
                await Task.Delay(runtime.Options.RetryDelays[attempts - 1], runtime.Time, context.CancellationToken);
            }
        }
    }

    private async Task GiveUpAsync(ConsumeContext<TMessage> context, Guid id, Exception exception, int attempts)
    {
        if (exception is PutOffException later)
        {
            try
            {
                await PutOffAsync(later.DueAt);
                await context.NotifyConsumed(context, context.ReceiveContext.ElapsedTime, consumer.Consumer); // Else MassTransit takes it as skipped.
            }
            catch (InvalidOperationException refusal)
            {
                await FailAsync(refusal);
            }
        }
        else if (!context.TryGetPayload<MessageRedeliveryContext>(out _) || !context.TryGetPayload<GivenUp>(out var givenUp))
        {
            await FailAsync(null);
        }
        else
        {
            givenUp.Add(consumer.Id, PutOffAsync, FailAsync);
            ExceptionDispatchInfo.Throw(exception); // As it is: the redelivery's policy may be for some exceptions only.
        }

        async Task PutOffAsync(DateTime dueAt)
        {
            LogPutOff(runtime.Logger, typeof(TMessage).Name, id, attempts, dueAt, exception.Message);
            await Held.WhileAwayAsync(runtime, context, () => redeliveries.PutOffAsync(context, consumer, id, dueAt));
        }

        async Task FailAsync(Exception? refusal)
        {
            LogGaveUp(runtime.Logger, typeof(TMessage).Name, id, attempts, exception);
            await Held.WhileAwayAsync(runtime, context, () => aside.FailAsync(context, consumer, id, refusal ?? exception, attempts));
        }
    }

    private async Task<EntryOutcome> RunAsync(ConsumeContext<TMessage> context, Guid id, int run, IPipe<ConsumeContext<TMessage>> next)
    {
        FailPoints.Reached("before-load", consumer.Consumer);
        var replays = answersDuplicates ? null : IncomingId.Named(context.Headers.Get<string>(ReplayHeaders.Replays), runtime.Time.GetUtcNow(), runtime.Options.Dedupe);
        if (replays is { } first && await loader.IsTakenAsync(consumer.Id, first))
            return EntryOutcome.Duplicate;

        // A saga's repository asks for the key together with the saga.
        if (!isSaga && !answersDuplicates && await loader.IsTakenAsync(consumer.Id, id))
            return EntryOutcome.Duplicate;

        var started = runtime.Time.GetTimestamp();
        await using var services = await scopes.GetScope(context);
        var scope = services.GetService<JournalScope>();
        scope.Handle(consumer, id, run);
        using var clock = scope.Clock = new HandlerClock(runtime.Options.HandlerLimit, runtime.Time);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, clock.Late);
        var capture = new CaptureContext<TMessage>(services.Context, id, scope, services.GetService<IServiceProvider>(), late.Token);
        var note = capture.Note();
        using (services.PushConsumeContext(capture))
        {
            try
            {
                await clock.RunAsync(async () =>
                {
                    await next.Send(capture);
                    await capture.ConsumeCompleted;
                });
                scope.HandlerEnded();
            }
            catch (AlreadyTakenException)
            {
                return EntryOutcome.Duplicate;
            }
            catch (Exception exception) when (scope.Idle.IsOver && runtime.Store.Classify(exception) == FailureClass.Surroundings)
            {
                throw new TransactionIdleException(); // The server cut the connection for it: not the server's failure.
            }
        }

        if (capture.PutOffUntil is { } dueAt)
            throw new PutOffException(dueAt);
        if (capture.Refusal is { } refusal)
            await aside.AddCopiesAsync(capture, consumer.Endpoint, refusal);
        capture.Close();
        FailPoints.Reached("after-handler", consumer.Consumer);

        var isTimer = context.GetSchedulingTokenId() is not null;
        var message = new HandledMessage(
            id,
            TenantOf(context),
            typeof(TMessage).Name,
            Guid.TryParse(context.Headers.Get<string>(SendCapture.CauseHeader), out var cause) ? cause : null,
            note,
            runtime.Time.GetElapsedTime(started),
            scope.SagaChanges.Count > 0 && !isTimer ? System.Text.Encoding.UTF8.GetString(MessageJson.Write(context.Message)) : null,
            replays);
        var fault = capture.Refusal is { } refused ? aside.Fault(context, consumer, id, refused, attempts: 1) : null;
        using var committing = JournalTraces.Commit();
        return await writer.CommitAsync(scope, consumer, message, fault, context.CancellationToken);
    }

    // A replay is for the consumer that failed. One whose key is not known here was renamed since, and then everybody looks.
    private bool IsForAnother(ConsumeContext<TMessage> context) =>
        Guid.TryParse(context.Headers.Get<string>(ReplayHeaders.Consumer), out var named) && named != consumer.Id && runtime.Catalogue.Find(named)?.Endpoint == consumer.Endpoint;

    // At a door that answers duplicates the inbox is the handler's own (a receipt): each delivery runs, under an id of its own.
    private IncomingId IdOf(ConsumeContext<TMessage> context)
    {
        if (answersDuplicates)
            return new IncomingId(MessageIds.New(runtime.Time), null);

        string[] scope = [TenantOf(context), context.SourceAddress?.ToString() ?? "", typeof(TMessage).Name];
        return IncomingId.Of(context.MessageId, TransportId.Of(context.ReceiveContext), scope, runtime.Time.GetUtcNow(), runtime.Options.Dedupe);
    }

    private string TenantOf(ConsumeContext context) => context.Headers.Get<string>(runtime.Options.TenantHeader) ?? runtime.Options.DefaultTenant;

    private Dictionary<string, object?> Names(ConsumeContext context, Guid id) => new()
    {
        ["message"] = id,
        ["saga"] = context.CorrelationId ?? context.InitiatorId,
        ["tenant"] = TenantOf(context),
    };

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Type} {Message} was taken before; acknowledged")]
    private static partial void LogDuplicate(ILogger logger, string type, Guid message);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Type} {Message} is a replay for another consumer than {Consumer}")]
    private static partial void LogForAnother(ILogger logger, string type, Guid message, string consumer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Type} {Message} failed, attempt {Attempt}: {Reason}")]
    private static partial void LogRetry(ILogger logger, string type, Guid message, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Type} {Message} failed {Attempts} times and comes again at {DueAt}: {Reason}")]
    private static partial void LogPutOff(ILogger logger, string type, Guid message, int attempts, DateTime dueAt, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Type} {Message} is set aside after {Attempts} attempts")]
    private static partial void LogGaveUp(ILogger logger, string type, Guid message, int attempts, Exception exception);
}
