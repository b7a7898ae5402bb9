using MassTransit;
using Sagas.Operations;
using LogContext = Serilog.Context.LogContext;

namespace Sagas.Service.Messaging;

/// <summary>Log lines written while a message is handled name the message, its saga and its tenant.</summary>
internal sealed class MessageLogScope : IFilter<ConsumeContext>
{
    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        using var message = LogContext.PushProperty("message", context.MessageId);
        using var saga = LogContext.PushProperty("saga", context.CorrelationId);
        using var tenant = LogContext.PushProperty("tenant", context.Tenant());
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("messageLogScope");
}
