using Sagas.Workflows.Progressing;
using Sagas.Workflows.Testing;
using Sagas.Workflows.Tests.Purchase;

namespace Sagas.Workflows.Tests.Deciding;

/// <summary>A saga finishes on the version that it began on, unless a migration is declared.</summary>
public class VersionTests
{
    [Fact]
    public void A_new_saga_begins_on_the_highest_version_and_passes_its_steps()
    {
        var play = new Play<PurchaseSaga>(new Second().Define(), new PurchaseSaga());

        play.Start(new Buy()).Comes(new Reserved()).Sent.ShouldBe([new Ship()]);
        play.Saga.Progress.Version.ShouldBe(2);
    }

    [Fact]
    public void One_that_began_on_the_first_passes_nothing_of_the_second()
    {
        var saga = OnFirst();

        new Play<PurchaseSaga>(new Second().Define(), saga).Comes(new Reserved()).Sent.ShouldBe([new Capture()]);
        saga.Progress.Version.ShouldBe(1);
    }

    [Fact]
    public void With_a_migration_it_passes_the_new_steps_that_lie_before_it_and_its_data_is_changed()
    {
        var saga = OnFirst();

        new Play<PurchaseSaga>(new Second(migrates: true).Define(), saga).Comes(new Reserved()).Sent.ShouldBe([new Ship()]);
        (saga.Progress.Version, saga.Reason).ShouldBe((2, "migrated"));
    }

    [Fact]
    public void What_lies_behind_it_is_not_made_up_for()
    {
        var saga = OnFirst();
        new Play<PurchaseSaga>(new First().Define(), saga).Comes(new Reserved());

        var play = new Play<PurchaseSaga>(new Second(migrates: true).Define(), saga).Comes(new Captured());

        play.Saga.Progress.Course.ShouldBe(Course.Completed);
    }

    [Fact]
    public void Those_that_the_migration_leaves_out_finish_on_theirs()
    {
        var saga = OnFirst();
        saga.ChargeId = "leave me";

        new Play<PurchaseSaga>(new Second(migrates: true).Define(), saga).Comes(new Reserved()).Sent.ShouldBe([new Capture()]);
    }

    [Fact]
    public void A_migration_leads_from_a_version_that_was() => Should.Throw<WorkflowDefinitionException>(() => new Wrong().Define()).Mistakes.ShouldBe(
    [
        "Sagas migrate from version 2, and the workflow's is 2. Give a version from 1 to 1, or raise the workflow's.",
        "2 migrations lead from version 1. Declare one, with all that is to happen.",
    ]);

    private static PurchaseSaga OnFirst()
    {
        var saga = new PurchaseSaga();
        new Play<PurchaseSaga>(new First().Define(), saga).Start(new Buy());
        return saga;
    }

    private sealed class First : Workflow<PurchaseSaga>
    {
        public First() : base("purchase", version: 1)
        {
            StartsWith<Buy>((_, _) => { }, "Submitted");
            Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().Fails<SoldOut>().NothingToUndo();
            Step("Capture").Send(_ => new Capture()).Then<Captured>().Fails<CaptureRefused>().NothingToUndo();
        }
    }

    private class Second : Workflow<PurchaseSaga>
    {
        public Second(bool migrates = false) : base("purchase", version: 2)
        {
            StartsWith<Buy>((_, _) => { }, "Submitted");
            Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().Fails<SoldOut>().NothingToUndo();
            Step("Ship").Send(_ => new Ship()).Then<Shipped>().Fails<Lost>().NothingToUndo().Since(2);
            Step("Capture").Send(_ => new Capture()).Then<Captured>().Fails<CaptureRefused>().NothingToUndo();
            if (migrates)
                Migrates(from: 1, where: saga => saga.ChargeId is null, change: saga => saga.Reason = "migrated");
        }
    }

    private sealed class Wrong : Second
    {
        public Wrong() : base(migrates: true)
        {
            Migrates(from: 1);
            Migrates(from: 2);
        }
    }
}
