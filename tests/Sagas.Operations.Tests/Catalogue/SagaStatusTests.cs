using Sagas.Operations.Catalogue;

namespace Sagas.Operations.Tests.Catalogue;

public sealed class SagaStatusTests
{
    [Theory]
    [InlineData("Submitted", "running", false)]
    [InlineData("Reserved", "running", false)]
    [InlineData("Authorized", "running", false)]
    [InlineData("Captured", "running", false)]
    [InlineData("RetryScheduled", "waiting", false)]
    [InlineData("OutcomeUnknown", "waiting", false)]
    [InlineData("Compensating", "compensating", false)]
    [InlineData("NeedsAttention", "faulted", false)]
    [InlineData("Completed", "completed", true)]
    [InlineData("Refunded", "completed", true)]
    [InlineData("Failed", "compensated", true)]
    [InlineData("Cancelled", "compensated", true)]
    public void A_payments_state_has_a_status_and_is_an_end_or_not(string state, string status, bool ended)
    {
        SagaStatus.Of(state).ShouldBe(status);
        SagaStatus.HasEnded(state).ShouldBe(ended);
    }

    [Theory]
    [InlineData("")]
    [InlineData("submitted")]
    [InlineData("Screening")]
    public void A_state_without_a_status_is_an_error_that_says_where_to_add_it(string state)
    {
        var error = Should.Throw<ArgumentException>(() => SagaStatus.Of(state));

        error.Message.ShouldContain($"'{state}'");
        error.Message.ShouldContain("SagaStatus.States");
    }

    [Fact]
    public void There_are_six_statuses_and_each_has_states()
    {
        SagaStatus.All.ShouldBe(["running", "waiting", "compensating", "completed", "compensated", "faulted"]);
        SagaStatus.States.Keys.ShouldBe(SagaStatus.All, ignoreOrder: true);
        SagaStatus.States.Values.ShouldAllBe(states => states.Count > 0);
    }

    [Fact]
    public void A_state_has_one_status() => SagaStatus.States.Values.SelectMany(states => states).ShouldBeUnique();
}
