using MassTransit;
using MassTransit.DependencyInjection;
using MassTransit.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Capture;
using Sagas.Durability.Timers;

namespace Sagas.Durability.MassTransit;

/// <summary>The scheduler that a scope injects: in a handler its own, anywhere else one whose timers are written by the scope's <c>SaveChangesAsync</c>.</summary>
internal static class ScopeScheduler
{
    public static IMessageScheduler Of(IServiceProvider provider)
    {
        var topology = provider.GetRequiredService<IBus>().Topology;
        var sends = provider.GetRequiredService<IScopedBusContextProvider<IBus>>().Context.SendEndpointProvider;
        var handling = provider.GetRequiredService<IScopedConsumeContextProvider>();
        var scope = provider.GetRequiredService<JournalScope>();
        Action<Guid> cancel = handling.HasContext && handling.GetContext().TryGetPayload<IHandlerCapture>(out var capture)
            ? capture.Cancel
            : token => scope.Add(TimerAct.Cancel(token));
        return new MessageScheduler(new TimerScheduler(sends, topology, cancel), topology);
    }
}
