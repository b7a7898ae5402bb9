using Sagas.Workflows.Deciding;
using Sagas.Workflows.Testing;
using Sagas.Workflows.Tests.Purchase;

namespace Sagas.Workflows.Tests.Deciding;

/// <summary>Ids follow from what they are for.</summary>
public class StepIdsTests
{
    [Fact]
    public void Each_timer_of_a_saga_has_an_id_of_its_own_and_none_is_an_executions()
    {
        var play = new Play<PurchaseSaga>(new PurchaseWorkflow().Define(), new PurchaseSaga());
        List<Guid> timers = [];
        HashSet<Guid> executions = [];
        play.Start(new Buy());
        for (var ring = 0; ring < 3; ring++)
            Note();
        play.Comes(new Reserved());
        for (var ring = 0; ring < 6; ring++)
            Note();

        timers.Count.ShouldBe(8);
        timers.ShouldBeUnique();
        timers.ShouldNotContain(id => executions.Contains(id));
        timers.ShouldAllBe(id => id.Version == 8);

        void Note()
        {
            executions.UnionWith(play.Saga.Progress.Steps.Select(step => step.Execution));
            timers.AddRange(play.Timers.Keys);
            if (play.Timers.Count == 1)
                play.Waits();
            else
                play.Orders(OperatorAct.Resume);
        }
    }
}
