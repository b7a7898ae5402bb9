using MassTransit;

namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>
/// What an endpoint under the journal cannot hold: kinds of consumers that take several messages in one run, or whose work is not over when their
/// message is acknowledged, and sagas that another repository saves apart from the commit. Refused while the endpoint is configured.
/// </summary>
/// <param name="endpoint">The endpoint's name.</param>
/// <param name="sagas">The sagas that the journal keeps.</param>
internal sealed class EndpointKinds(string endpoint, IReadOnlyList<JournalSaga> sagas) : IHandlerConfigurationObserver, IActivityConfigurationObserver
{
    /// <summary>Refuses consumers of batches and of jobs.</summary>
    public void ThrowIfNotCarried(Type consumer)
    {
        foreach (var kind in consumer.GetInterfaces().Where(one => one.IsGenericType))
        {
            if (kind.GetGenericTypeDefinition() == typeof(IJobConsumer<>))
                throw NotCarried($"job consumer {consumer.Name}", "A job outlives its message");
            if (kind.GetGenericTypeDefinition() == typeof(IConsumer<>) && kind.GetGenericArguments()[0] is { IsGenericType: true } message && message.GetGenericTypeDefinition() == typeof(Batch<>))
                throw NotCarried($"batch consumer {consumer.Name}", "Messages are taken one by one, and the journal commits them in groups by itself");
        }
    }

    /// <summary>Refuses a saga that is not the journal's.</summary>
    public void ThrowIfNotKept(Type saga)
    {
        if (sagas.All(kept => kept.Type != saga))
        {
            throw new ConfigurationException(
                $"Saga {saga.Name} on endpoint '{endpoint}' is not kept by the journal, so that its state would be saved apart from what it sends. " +
                $"Implement ISagaVersion on it and call JournalRepository() where it is added, or leave UseJournal away there.");
        }
    }

    public void HandlerConfigured<TMessage>(IHandlerConfigurator<TMessage> configurator)
        where TMessage : class => throw NotCarried($"a Handler<{typeof(TMessage).Name}>", "It has no name under which a message is taken once; write a consumer");

    public void ActivityConfigured<TActivity, TArguments>(IExecuteActivityConfigurator<TActivity, TArguments> configurator, Uri compensateAddress)
        where TActivity : class, IExecuteActivity<TArguments>
        where TArguments : class => throw Activity<TActivity>();

    public void ExecuteActivityConfigured<TActivity, TArguments>(IExecuteActivityConfigurator<TActivity, TArguments> configurator)
        where TActivity : class, IExecuteActivity<TArguments>
        where TArguments : class => throw Activity<TActivity>();

    public void CompensateActivityConfigured<TActivity, TLog>(ICompensateActivityConfigurator<TActivity, TLog> configurator)
        where TActivity : class, ICompensateActivity<TLog>
        where TLog : class => throw Activity<TActivity>();

    private ConfigurationException Activity<TActivity>() => NotCarried($"routing slip activity {typeof(TActivity).Name}", "A routing slip's state is in no table");

    private ConfigurationException NotCarried(string what, string why) =>
        new($"Endpoint '{endpoint}' is under the journal and has {what}, which it cannot carry. {why}; or leave UseJournal away on that endpoint.");
}
