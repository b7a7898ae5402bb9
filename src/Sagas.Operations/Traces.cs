using System.Diagnostics;
using MassTransit;

namespace Sagas.Operations;

/// <summary>The trace (W3C Trace Context) that a command belongs to. It travels in the header <c>traceparent</c> and is kept with the saga.</summary>
public static class Traces
{
    /// <summary>The header's name.</summary>
    public const string Header = "traceparent";

    /// <summary>The trace that the present work belongs to, as a header's value; a fresh one outside any.</summary>
    public static string Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id }
        ? id
        : $"00-{ActivityTraceId.CreateRandom().ToHexString()}-{ActivitySpanId.CreateRandom().ToHexString()}-00";

    /// <summary>A place of its own within a trace, as a header's value; the present one without a trace.</summary>
    /// <param name="traceId">The trace id, 32 hex digits; null for none.</param>
    public static string Within(string? traceId) => traceId is null ? Current : $"00-{traceId}-{ActivitySpanId.CreateRandom().ToHexString()}-00";

    /// <summary>The trace id, 32 hex digits, in a header's value; null for what is none.</summary>
    public static string? IdOf(string? traceparent) =>
        ActivityContext.TryParse(traceparent, null, out var context) ? context.TraceId.ToHexString() : null;

    /// <summary>The trace id that a message travels under; null for none.</summary>
    public static string? TraceId(this MessageContext context) => IdOf(context.Headers.Get<string>(Header));
}
