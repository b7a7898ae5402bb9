using Sagas.Workflows.Operating;
using Sagas.Workflows.Progressing;
using Sagas.Workflows.Shapes;

namespace Sagas.Operations.Workflows;

/// <summary>Where a saga stands in its workflow.</summary>
/// <param name="Version">How many events it has taken.</param>
/// <param name="Shape">The version of the workflow that it is on.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Why">Why it is there, in sentences.</param>
/// <param name="Choices">What a person may do, and why not.</param>
/// <param name="UndoPlan">What compensating it would do now.</param>
public sealed record SagaStanding(
    int Version, WorkflowShape Shape, Progress Progress, IReadOnlyList<string> Why, IReadOnlyList<OperatorChoice> Choices, UndoPlan UndoPlan);
