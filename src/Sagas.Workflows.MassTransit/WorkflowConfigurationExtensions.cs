using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas.Workflows;
using Sagas.Workflows.MassTransit;

// As is custom for MassTransit: what configures or extends it is found without another using.
namespace MassTransit;

/// <summary>The line that puts a workflow on a bus.</summary>
public static class WorkflowConfigurationExtensions
{
    /// <summary>
    /// Adds the state machine of a workflow, kept by the journal. The workflow is declared and checked when the bus is made; what is wrong with it stops the start in words.
    /// </summary>
    /// <param name="bus">Where it is added.</param>
    /// <param name="configure">Where commands go, and what else the application wants.</param>
    public static ISagaRegistrationConfigurator<TSaga> AddWorkflow<TWorkflow, TSaga>(this IBusRegistrationConfigurator bus, Action<WorkflowOptions<TSaga>>? configure = null)
        where TWorkflow : Workflow<TSaga>
        where TSaga : class, SagaStateMachineInstance, IWorkflowSaga, ISagaVersion
    {
        ArgumentNullException.ThrowIfNull(bus);
        var options = new WorkflowOptions<TSaga>();
        configure?.Invoke(options);
        bus.TryAddSingleton(TimeProvider.System);
        bus.TryAddSingleton<TWorkflow>();
        bus.AddSingleton(options);
        return bus.AddSagaStateMachine<WorkflowStateMachine<TWorkflow, TSaga>, TSaga>().JournalRepository();
    }
}
