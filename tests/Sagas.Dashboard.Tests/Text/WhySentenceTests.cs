using Sagas.Dashboard.Text;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.Text;

public sealed class WhySentenceTests
{
    private static readonly DateTime At = new(2026, 2, 1, 9, 30, 0, 125, DateTimeKind.Utc);

    [Theory]
    [InlineData("Submitted", "Submitted since 2026-02-01 09:30:00 UTC: it waits for the answer of its next step.")]
    [InlineData("Captured", "Captured since 2026-02-01 09:30:00 UTC: it waits for the answer of its next step.")]
    [InlineData("RetryScheduled", "RetryScheduled since 2026-02-01 09:30:00 UTC: it waits for its timer.")]
    [InlineData("OutcomeUnknown", "OutcomeUnknown since 2026-02-01 09:30:00 UTC: the outside party gave no answer, and what it did is being looked up.")]
    [InlineData("Compensating", "Compensating since 2026-02-01 09:30:00 UTC: what was done is being undone.")]
    [InlineData("NeedsAttention", "NeedsAttention since 2026-02-01 09:30:00 UTC: it cannot go on by itself and waits for a person.")]
    [InlineData("Completed", "Completed at 2026-02-01 09:30:00 UTC: it ended with its effect.")]
    [InlineData("Failed", "Failed at 2026-02-01 09:30:00 UTC: it ended without effect; what had been done is undone.")]
    public void A_sentence_says_state_and_since_when(string state, string sentence) =>
        WhySentence.Of(new SagaSummary { State = state, Version = 3, UpdatedAt = At }).ShouldBe(sentence);

    [Fact]
    public void An_accepted_command_says_that_it_is_one() =>
        WhySentence.Of(new SagaSummary { State = "Submitted", UpdatedAt = At })
            .ShouldBe("Submitted since 2026-02-01 09:30:00 UTC: the command is accepted and waits for its first step.");

    [Fact]
    public void Every_state_has_a_sentence() =>
        SagaStatus.States.Values.SelectMany(states => states)
            .ShouldAllBe(state => WhySentence.Of(new SagaSummary { State = state, Version = 1, UpdatedAt = At }).EndsWith('.'));
}
