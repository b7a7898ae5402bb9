using CsCheck;

namespace Sagas.Workflows.Tests.Simulated;

public class AnyWorkflowTests
{
    private static readonly Gen<int[]> Numbers = Gen.Int[0, 59].Array[40];

    [Fact]
    public void Whatever_is_accepted_ends_or_comes_before_a_person_and_is_undone_exactly() => Numbers.Sample(
        numbers =>
        {
            var workflow = new AnyWorkflow(numbers);
            try
            {
                workflow.Define();
            }
            catch (WorkflowDefinitionException)
            {
                return;
            }

            workflow.Simulation().Run(sagas: 20, firstSeed: (ulong)numbers[0]).ThrowIfBroken();
        },
        iter: 400,
        threads: 1);
}
