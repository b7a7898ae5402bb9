using MassTransit;
using MassTransit.Transports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Journal;

namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>Everything that is looked at before the journal starts. What an endpoint may not hold at all is refused while it is configured: <see cref="EndpointKinds"/>.</summary>
internal sealed class StartChecks(JournalRuntime runtime, IServiceProvider provider, IEnumerable<JournalSaga> sagas, IEnumerable<IStartCheck> checks)
{
    /// <summary>Builds the bus and looks at it and at the application's model.</summary>
    /// <exception cref="ConfigurationException">With the first thing that is wrong.</exception>
    public void Run()
    {
        using var scope = runtime.NewScope();
        var facts = new StartFacts(
            (DbContext)scope.ServiceProvider.GetRequiredService(runtime.DatabaseType), BusShape.Of(provider.GetRequiredService<IBusInstance>()), [.. sagas]);
        if (checks.SelectMany(check => check.Problems(facts)).FirstOrDefault() is { } problem)
            throw new ConfigurationException(problem);
    }
}
