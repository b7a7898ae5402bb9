using MassTransit;
using Sagas.Workflows.Deciding;

namespace Sagas.Workflows.MassTransit;

/// <summary>What an application chooses for a workflow on its bus.</summary>
/// <typeparam name="TSaga">The saga that it moves.</typeparam>
public sealed class WorkflowOptions<TSaga>
    where TSaga : class, SagaStateMachineInstance
{
    private readonly Dictionary<Type, Uri> _addresses = [];

    internal Func<ConsumeContext, object, Guid>? SagaOfStart { get; private set; }

    internal Action<BehaviorContext<TSaga>, Decision>? Decided { get; private set; }

    /// <summary>
    /// The queue that takes a command. Unless told it is the command's name in kebab case: <c>AuthorizeCharge</c> goes to <c>authorize-charge</c>.
    /// </summary>
    public void Send<TCommand>(string queue)
        where TCommand : class => _addresses[typeof(TCommand)] = new Uri($"queue:{queue}");

    /// <summary>The saga's id from its first command and the headers that came with it, where that is not simply a property of it.</summary>
    public void StartsAs<TCommand>(Func<ConsumeContext, TCommand, Guid> saga)
        where TCommand : class => SagaOfStart = (context, command) => saga(context, (TCommand)command);

    /// <summary>What else is done in the commit of each event, such as columns that pages show. The saga has been moved already.</summary>
    public void OnDecided(Action<BehaviorContext<TSaga>, Decision> decided) => Decided = decided;

    internal Uri AddressOf(Type command) =>
        _addresses.TryGetValue(command, out var address) ? address : new Uri($"queue:{KebabCaseEndpointNameFormatter.Instance.SanitizeName(command.Name)}");
}
