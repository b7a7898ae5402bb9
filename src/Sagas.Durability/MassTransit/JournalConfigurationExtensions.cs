using MassTransit.Configuration;
using MassTransit.DependencyInjection;
using MassTransit.Saga;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Durability;
using Sagas.Durability.Capture;
using Sagas.Durability.Faults;
using Sagas.Durability.Journal;
using Sagas.Durability.Lives;
using Sagas.Durability.Loading;
using Sagas.Durability.MassTransit;
using Sagas.Durability.MassTransit.Refusals;
using Sagas.Durability.Meters;
using Sagas.Durability.Rows;
using Sagas.Durability.Suspects;
using Sagas.Durability.Timeline;
using Sagas.Durability.Timers;
using Sagas.Durability.Undelivered;
using Sagas.Durability.Watch;
using Sagas.Durability.Writes;

// As is custom for MassTransit: what configures or extends it is found without another using.
namespace MassTransit;

/// <summary>The three lines that put a bus under the journal.</summary>
public static class JournalConfigurationExtensions
{
    /// <summary>
    /// Adds the journal over the application's <typeparamref name="TDbContext"/>, which calls <c>modelBuilder.AddJournal()</c>. Its tables are made
    /// when the host starts. Replaces the bus outbox of the scope: what is sent outside a handler is committed by <c>SaveChangesAsync</c>.
    /// </summary>
    public static void AddJournal<TDbContext>(this IBusRegistrationConfigurator configurator, Action<IJournalConfigurator> configure)
        where TDbContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(configurator);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new JournalOptions();
        configure(options);

        configurator.TryAddSingleton(TimeProvider.System);
        configurator.AddSingleton(provider => new JournalRuntime(
            options,
            typeof(TDbContext),
            provider.GetRequiredService<IServiceScopeFactory>(),
            new DatabaseClock(provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<ILogger<JournalRuntime>>()));
        configurator.AddSingleton(provider => new JournalMeters(provider.GetRequiredService<JournalRuntime>(), provider.GetRequiredService<IJournalHealth>));
        configurator.AddSingleton<OutcomeProbe>();
        configurator.AddSingleton<RowTableCatalogue>();
        configurator.AddSingleton<SagaTurns>();
        configurator.AddSingleton<SagaLocks>();
        configurator.AddSingleton<Loader>();
        configurator.AddSingleton<GroupWriter>();
        configurator.AddSingleton<TransactionWriter>();
        configurator.AddSingleton<JournalWriter>();
        configurator.AddSingleton<Aside>();
        configurator.AddSingleton<Redeliveries>();
        configurator.AddSingleton<Decisions>();
        configurator.AddSingleton<SuspectLine>();
        configurator.AddSingleton<PublicExchanges>();
        configurator.AddSingleton<IFaults, JournalFaults>();
        configurator.AddSingleton<UndeliveredSends>();
        configurator.AddSingleton<IUndelivered, JournalUndelivered>();
        configurator.AddSingleton<IHistoryReader, HistoryReader>();
        configurator.AddSingleton<JournalInterceptor>();
        configurator.AddSingleton<HandlerTransaction>();
        OtherTransactions.Watch();
        configurator.AddScoped<JournalScope>();
        configurator.AddScoped<IJournalWrites, JournalWrites>();
        configurator.ConfigureDbContext<TDbContext>((provider, database) => database.AddInterceptors(provider.GetRequiredService<HandlerTransaction>(), provider.GetRequiredService<JournalInterceptor>()));
        configurator.Replace(ServiceDescriptor.Scoped<IScopedBusContextProvider<IBus>, JournalBusContextProvider>());
        configurator.Replace(ServiceDescriptor.Scoped(ScopeScheduler.Of));

        configurator.AddSingleton<EventBindings>();
        configurator.AddSingleton<IStartCheck, ApplicationDatabase>();
        configurator.AddSingleton<IStartCheck, DefaultSerializer>();
        configurator.AddSingleton<IStartCheck, EndpointFilters>();
        configurator.AddSingleton<IStartCheck, SagaEndpoints>();
        configurator.AddSingleton<IStartCheck, SagaCorrelations>();
        configurator.AddSingleton<StartChecks>();

        configurator.AddSingleton<Transport>();
        configurator.AddBusObserver(provider => provider.GetRequiredService<Transport>());
        configurator.AddSingleton<PatientDatabase>();
        configurator.AddSingleton<ProcessHold>();
        configurator.AddSingleton<PartitionKeeper>();
        configurator.AddSingleton<TakenLives>();
        configurator.AddSingleton<LifeKeeper>();
        configurator.AddSingleton<NodeWatch>();
        configurator.AddSingleton<CursorKeeper>();
        configurator.AddSingleton<TakeOver>();
        configurator.AddSingleton<TimerLoop>();
        configurator.AddSingleton<EndpointPulses>();
        configurator.AddSingleton<Watchdog>();
        configurator.AddSingleton<ITimers, JournalTimers>();
        configurator.AddSingleton<JournalHost>();
        configurator.AddSingleton<IJournalHealth>(provider => provider.GetRequiredService<JournalHost>());
        // Before MassTransit's own hosted service, which starts the bus, so that it stops after it.
        configurator.Insert(0, ServiceDescriptor.Singleton<IHostedService>(provider => provider.GetRequiredService<JournalHost>()));
    }

    /// <summary>Keeps the saga in the journal's commit: state, timeline, inbox and outbox together, the version checked.</summary>
    public static ISagaRegistrationConfigurator<TSaga> JournalRepository<TSaga>(this ISagaRegistrationConfigurator<TSaga> configurator)
        where TSaga : class, SagaStateMachineInstance, ISagaVersion
    {
        ArgumentNullException.ThrowIfNull(configurator);
        configurator.Repository(repository =>
        {
            repository.TryAddSingleton<SagaStates<TSaga>>();
            repository.AddSingleton(new JournalSaga(typeof(TSaga)));
            repository.AddSingleton<IStartCheck, MissingInstances<TSaga>>();
            repository.RegisterLoadSagaRepository<TSaga, JournalSagaRepositoryContextFactory<TSaga>>();
            repository.RegisterQuerySagaRepository<TSaga, JournalSagaRepositoryContextFactory<TSaga>>();
            repository.RegisterSagaRepository<TSaga, DbContext, SagaConsumeContextFactory<DbContext, TSaga>, JournalSagaRepositoryContextFactory<TSaga>>();
        });
        return configurator;
    }

    /// <summary>Puts every consumer and saga of the endpoint under the journal. Call it before they are configured, as in <c>AddConfigureEndpointsCallback</c>.</summary>
    public static void UseJournal(this IReceiveEndpointConfigurator endpoint, IRegistrationContext context, Action<IJournalEndpointConfigurator>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(context);
        var specification = new JournalEndpointSpecification(endpoint, context);
        configure?.Invoke(specification);
        specification.Apply();
    }
}
