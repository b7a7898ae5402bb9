namespace Sagas.Workflows.Definitions;

/// <summary>A step where it stands.</summary>
internal sealed class StepPart<TSaga>(StepDefinition<TSaga> step) : Part
{
    public StepDefinition<TSaga> Step => step;
}
