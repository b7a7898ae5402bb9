using MassTransit;
using MassTransit.Configuration;
using MassTransit.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Delivery;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Loading;
using Sagas.Durability.MassTransit.Refusals;
using Sagas.Durability.Meters;
using Sagas.Durability.Suspects;
using Sagas.Durability.Watch;

namespace Sagas.Durability.MassTransit;

/// <summary>Puts an endpoint under the journal: a filter before each consumer and saga, and the journal's own ends for unreadable and skipped messages.</summary>
internal sealed class JournalEndpointSpecification : IConsumerConfigurationObserver, ISagaConfigurationObserver, IJournalEndpointConfigurator
{
    private readonly JournalRuntime _runtime;
    private readonly JournalMeters _meters;
    private readonly Loader _loader;
    private readonly JournalWriter _writer;
    private readonly Aside _aside;
    private readonly Redeliveries _redeliveries;
    private readonly SuspectLine _suspects;
    private readonly EndpointPulses _pulses;
    private readonly IConsumeScopeProvider _scopes;
    private readonly IReceiveEndpointConfigurator _endpoint;
    private readonly string _name;
    private readonly EndpointKinds _kinds;
    private readonly HashSet<Type> _notSubscribed = [];
    private readonly PublicExchanges _publics;
    private JournalQueue? _queue;
    private bool _answersDuplicates;
    private bool _declaresQueue;

    public JournalEndpointSpecification(IReceiveEndpointConfigurator endpoint, IRegistrationContext context)
    {
        _runtime = context.GetRequiredService<JournalRuntime>();
        _meters = context.GetRequiredService<JournalMeters>();
        _loader = context.GetRequiredService<Loader>();
        _writer = context.GetRequiredService<JournalWriter>();
        _aside = context.GetRequiredService<Aside>();
        _redeliveries = context.GetRequiredService<Redeliveries>();
        _suspects = context.GetRequiredService<SuspectLine>();
        _pulses = context.GetRequiredService<EndpointPulses>();
        _publics = context.GetRequiredService<PublicExchanges>();
        _scopes = new ConsumeScopeProvider(context);
        _endpoint = endpoint;
        _name = EndpointCatalogue.EndpointOf(endpoint.InputAddress);
        _kinds = new EndpointKinds(_name, [.. context.GetServices<JournalSaga>()]);
    }

    public void Apply()
    {
        var restartable = new RestartableEndpoint();
        _queue = JournalQueue.Of(_endpoint, _name, _runtime, _publics, restartable, isDoor: _answersDuplicates);
        if (_declaresQueue)
            _queue?.Declare();
        _endpoint.ConnectReceiveEndpointObserver(restartable);
        var pulse = new EndpointPulse(_name, () => Math.Min(_endpoint.ConcurrentMessageLimit ?? int.MaxValue, _endpoint.PrefetchCount), restartable, _runtime.Time);
        _pulses.Add(pulse);
        _endpoint.ConfigureReceive(receive =>
        {
            receive.UseFilter(new PulseFilter(pulse));
            receive.UseFilter(new SizeFilter(_runtime, _aside, _name));
            receive.UseFilter(new SuspectFilter(_runtime, _suspects, _loader, _aside, _name));
        });
        // Before the messages' own pipes, on which MassTransit's redelivery stands.
        _endpoint.AddPrePipeSpecification(new FilterPipeSpecification<ConsumeContext>(new SchedulingFilter()));
        _endpoint.ConnectConsumerConfigurationObserver(this);
        _endpoint.ConnectSagaConfigurationObserver(this);
        _endpoint.ConnectHandlerConfigurationObserver(_kinds);
        _endpoint.ConnectActivityConfigurationObserver(_kinds);
        _endpoint.ConfigureError(error => error.UseFilter(new UnreadableFilter(_runtime, _aside, _name)));
        _endpoint.ConfigureDeadLetter(skipped => skipped.UseFilter(new SkippedFilter(_runtime, _aside, _name)));
        // Before the sender's own pipe, so that an id which it sets stands.
        _endpoint.ConfigureSend(send => send.UseExecute(context => context.MessageId = MessageIds.New(_runtime.Time)));
        _endpoint.ConfigurePublish(publish => publish.UseExecute(context => context.MessageId = MessageIds.New(_runtime.Time)));
    }

    public void NotSubscribed<T>()
        where T : class
    {
        _endpoint.ConfigureMessageTopology<T>(false);
        _notSubscribed.Add(typeof(T));
    }

    public void AnswersDuplicates() => _answersDuplicates = true;

    public void DeclareQueue() => _declaresQueue = true;

    public void ConsumerConfigured<TConsumer>(IConsumerConfigurator<TConsumer> configurator)
        where TConsumer : class => _kinds.ThrowIfNotCarried(typeof(TConsumer));

    public void ConsumerMessageConfigured<TConsumer, TMessage>(IConsumerMessageConfigurator<TConsumer, TMessage> configurator)
        where TConsumer : class
        where TMessage : class => Add<TConsumer, TMessage>((IConsumerMessageConfigurator<TMessage>)configurator, isSaga: false);

    public void SagaConfigured<TSaga>(ISagaConfigurator<TSaga> configurator)
        where TSaga : class, ISaga => _kinds.ThrowIfNotKept(typeof(TSaga));

    public void StateMachineSagaConfigured<TInstance>(ISagaConfigurator<TInstance> configurator, SagaStateMachine<TInstance> stateMachine)
        where TInstance : class, ISaga, SagaStateMachineInstance
    {
    }

    public void SagaMessageConfigured<TSaga, TMessage>(ISagaMessageConfigurator<TSaga, TMessage> configurator)
        where TSaga : class, ISaga
        where TMessage : class => Add<TSaga, TMessage>((ISagaMessageConfigurator<TMessage>)configurator, isSaga: true);

    private void Add<TConsumer, TMessage>(IPipeConfigurator<ConsumeContext<TMessage>> pipe, bool isSaga)
        where TMessage : class
    {
        var consumer = new ConsumerKey(_name, _runtime.Options.Names.Of(typeof(TConsumer)), _runtime.Options.Names.Of(typeof(TMessage)));
        _runtime.Catalogue.Add(MessageUrn.ForTypeString<TMessage>(), consumer, subscribed: !_notSubscribed.Contains(typeof(TMessage)));
        _queue?.Takes<TMessage>();
        pipe.AddPipeSpecification(new FilterPipeSpecification<ConsumeContext<TMessage>>(
            new JournalFilter<TMessage>(_runtime, _meters, _loader, _writer, _aside, _redeliveries, consumer, isSaga, _answersDuplicates, _scopes)));
    }
}
