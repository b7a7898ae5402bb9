using System.Globalization;
using MassTransit;
using Sagas.Workflows.Deciding;

namespace Sagas.Workflows.MassTransit;

/// <summary>
/// Headers that tell for which execution of a step a command was sent. MassTransit copies what came with a message onto what its handler sends, so they come
/// back with the answer, from any consumer.
/// </summary>
public static class ExecutionHeaders
{
    /// <summary>The execution, a UUID: the idempotency key to the outside.</summary>
    public const string Execution = "execution";

    /// <summary>Which sending of that execution's command it was, from one on.</summary>
    public const string Attempt = "attempt";

    /// <summary>The execution that a step's command was sent for: what its consumer gives an outside party as idempotency key.</summary>
    /// <exception cref="InvalidOperationException">The message is no workflow's command.</exception>
    public static Guid ExecutionOf(this ConsumeContext context) => ReadExecution(context)
        ?? throw new InvalidOperationException($"The message has no header '{Execution}': it was not sent by a workflow.");

    internal static Guid? ReadExecution(ConsumeContext context) => Guid.TryParse(context.Headers.Get<string>(Execution), out var execution) ? execution : null;

    internal static int? ReadAttempt(ConsumeContext context) =>
        int.TryParse(context.Headers.Get<string>(Attempt), CultureInfo.InvariantCulture, out var attempt) ? attempt : null;

    internal static void Write(SendContext context, Effect.Send send)
    {
        context.Headers.Set(Execution, send.Execution.ToString());
        context.Headers.Set(Attempt, send.Attempt.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What a saga sends beside commands is about no execution, although the fact that it handles was.</summary>
    internal static void Clear(SendContext context)
    {
        context.Headers.Set(Execution, null);
        context.Headers.Set(Attempt, null);
    }
}
