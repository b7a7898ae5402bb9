using System.Diagnostics;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Traces;

/// <summary>
/// What the journal tells a tracer: <c>AddSource(JournalTraces.Name)</c> in OpenTelemetry. A message carries <c>traceparent</c> in its headers, and so
/// in the journal, so that a saga is one trace across its messages, timers, restarts and nodes. Costs nothing while nobody listens.
/// </summary>
public static class JournalTraces
{
    /// <summary>The source's name.</summary>
    public const string Name = "Sagas.Durability";

    /// <summary>The header that carries the trace, as W3C writes it.</summary>
    internal const string Header = "traceparent";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>A consumer takes a message, all its runs included.</summary>
    /// <param name="consumer">Who takes it.</param>
    /// <param name="type">The message's type without its namespace.</param>
    /// <param name="message">Its id in the journal.</param>
    /// <param name="saga">The saga that it is about, where it says so.</param>
    /// <param name="traceparent">The header that came with it.</param>
    internal static Activity? Handle(ConsumerKey consumer, string type, Guid message, Guid? saga, string? traceparent)
    {
        if (!Source.HasListeners() || Source.StartActivity($"handle {type}", ActivityKind.Consumer, ParentOf(traceparent)) is not { } activity)
            return null;

        activity.SetTag("messaging.destination.name", consumer.Endpoint);
        activity.SetTag("messaging.message.id", message);
        activity.SetTag("sagas.consumer", consumer.Consumer);
        if (saga is not null)
            activity.SetTag("sagas.saga", saga);
        return activity;
    }

    /// <summary>What a handler did is committed, waiting for the group included.</summary>
    internal static Activity? Commit() => Source.HasListeners() ? Source.StartActivity("commit") : null;

    /// <summary>A committed message leaves.</summary>
    internal static Activity? Send(OutgoingMessage message)
    {
        if (!Source.HasListeners() || !message.Headers.TryGetValue(Header, out var traceparent)
            || Source.StartActivity($"send {message.TypeName}", ActivityKind.Producer, ParentOf(traceparent)) is not { } activity)
            return null;

        activity.SetTag("messaging.destination.name", message.Exchange);
        activity.SetTag("messaging.message.id", message.MessageId);
        return activity;
    }

    /// <summary>What a message that is sent now carries; null where nobody records the trace.</summary>
    internal static string? Current => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    // One that says nothing, or no trace, may be part of what is current, such as the transport's own.
    private static ActivityContext ParentOf(string? traceparent) => ActivityContext.TryParse(traceparent, null, isRemote: true, out var parent) ? parent : default;
}
