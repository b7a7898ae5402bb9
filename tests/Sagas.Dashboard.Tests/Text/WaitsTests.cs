using Sagas.Dashboard.Text;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.Text;

public sealed class WaitsTests
{
    [Fact]
    public void What_has_not_ended_waits_for_something_and_what_has_ended_for_nothing() =>
        SagaStatus.States.Values.SelectMany(states => states).ShouldAllBe(state => Waits.For(state) == null == SagaStatus.HasEnded(state));

    [Fact]
    public void Every_word_that_a_state_has_is_one_that_the_filter_takes() =>
        SagaStatus.States.Values.SelectMany(states => states).Select(Waits.For).OfType<string>().ShouldBeSubsetOf(Waits.All);
}
