using Sagas.Workflows.Retrying;
using Sagas.Workflows.Testing;
using Sagas.Workflows.Tests.Agreement;
using Sagas.Workflows.Tests.Purchase;

namespace Sagas.Workflows.Tests.Shapes;

public sealed class PinnedShapesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shapes").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_version_without_a_file_is_to_be_written_and_then_agrees()
    {
        var definition = new AgreementWorkflow().Define();
        PinnedShapes.Differences(definition, _folder).ShouldHaveSingleItem().ShouldContain("is pinned by no file");

        PinnedShapes.WriteMissing(definition, _folder).ShouldHaveSingleItem().ShouldEndWith(".v1.json");

        PinnedShapes.Differences(definition, _folder).ShouldBeEmpty();
        PinnedShapes.WriteMissing(definition, _folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_step_that_changed_under_its_number_is_named_with_what_to_write()
    {
        PinnedShapes.WriteMissing(new Shop().Define(), _folder);

        PinnedShapes.Differences(new Shop(reserveState: "Held").Define(), _folder).ShouldBe(
            ["'shop' version 1 changed at step 'Reserve': raise the version to 2, and write .Since(2) on what is new and .Until(1) on what is gone."]);
    }

    [Fact]
    public void A_new_step_without_a_version_of_its_own_is_named()
    {
        PinnedShapes.WriteMissing(new Shop().Define(), _folder);

        PinnedShapes.Differences(new Shop(ships: true).Define(), _folder).ShouldHaveSingleItem().ShouldStartWith("'shop' version 1 changed at step 'Ship': ");
    }

    [Fact]
    public void Another_order_is_a_change()
    {
        PinnedShapes.WriteMissing(new Shop(ships: true).Define(), _folder);

        PinnedShapes.Differences(new Shop(ships: true, shipsFirst: true).Define(), _folder).ShouldHaveSingleItem().ShouldContain("in the order of its steps");
    }

    [Fact]
    public void Time_limits_and_retries_may_change_for_any_saga()
    {
        PinnedShapes.WriteMissing(new Shop().Define(), _folder);

        PinnedShapes.Differences(new Shop(attempts: 9).Define(), _folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_step_of_the_next_version_leaves_the_first_as_it_was()
    {
        PinnedShapes.WriteMissing(new Shop().Define(), _folder);

        PinnedShapes.Differences(new Shop(version: 2, ships: true).Define(), _folder).ShouldHaveSingleItem().ShouldContain("shop.v2.json");
    }

    private sealed class Shop : Workflow<PurchaseSaga>
    {
        public Shop(int version = 1, string reserveState = "Reserved", bool ships = false, bool shipsFirst = false, int attempts = 2) : base("shop", version)
        {
            StartsWith<Buy>((_, _) => { }, "Submitted");
            if (shipsFirst)
                Ship(version);
            Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().Fails<SoldOut>().NothingToUndo()
                .Within(TimeSpan.FromSeconds(30)).Retry(Backoff.Fixed(TimeSpan.FromSeconds(1), attempts)).Reaches(reserveState);
            if (ships && !shipsFirst)
                Ship(version);
        }

        private void Ship(int version) => Step("Ship").Send(_ => new Ship()).Then<Shipped>().Fails<Lost>().NothingToUndo().Since(version);
    }
}
