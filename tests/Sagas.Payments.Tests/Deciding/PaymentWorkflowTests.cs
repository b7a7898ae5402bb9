using Sagas.Contracts;
using Sagas.Contracts.Ledger;
using Sagas.Contracts.Payments;
using Sagas.Operations;
using Sagas.Operations.Catalogue;
using Sagas.Payments.Steps;
using Sagas.Workflows.Deciding;
using Sagas.Workflows.Testing;
using static Sagas.Payments.Tests.Deciding.PaymentPlay;

namespace Sagas.Payments.Tests.Deciding;

/// <summary>The workflow alone: facts in, states and commands out.</summary>
public sealed class PaymentWorkflowTests
{
    // A payment stands there after these facts; a fact takes it to a state with these commands. Every other pair changes nothing.
    private static readonly Dictionary<string, object[]> Places = new()
    {
        ["Submitted"] = [],
        ["Reserved"] = [Told.FundsReserved],
        ["RetryScheduled"] = [Told.FundsReserved, Told.TooLittleMoney],
        ["OutcomeUnknown"] = [Told.FundsReserved, Told.ChargeOutcomeUnknown],
        ["NeedsAttention"] = [Told.FundsReserved, Told.ChargeContradicted],
        ["Authorized"] = [Told.FundsReserved, Told.ChargeAuthorized],
        ["Captured"] = [Told.FundsReserved, Told.ChargeAuthorized, Told.ChargeCaptured],
        ["Completed"] = [Told.FundsReserved, Told.ChargeAuthorized, Told.ChargeCaptured, Told.TransferPosted],
        ["Compensating/void"] = [Told.FundsReserved, Told.ChargeAuthorized, Told.CaptureRefused],
        ["Compensating/release"] = [Told.FundsReserved, Told.ChargeDeclined],
        ["Failed"] = [Told.FundsReserved, Told.ChargeDeclined, Told.FundsReleased],
        ["NeedsAttention/void"] = [Told.FundsReserved, Told.ChargeAuthorized, Told.CaptureRefused, Told.VoidRefused],
    };

    private const string Moves = """
        Submitted            | FundsReserved        → Reserved       AuthorizeCharge
        Reserved             | ChargeAuthorized     → Authorized     CaptureCharge
        Reserved             | ChargeDeclined       → Compensating   ReleaseFunds
        Reserved             | TooLittleMoney       → RetryScheduled -
        Reserved             | GatewayUnavailable   → RetryScheduled -
        Reserved             | ChargeOutcomeUnknown → OutcomeUnknown LookUpAuthorization
        Reserved             | ChargeContradicted   → NeedsAttention -
        OutcomeUnknown       | ChargeAuthorized     → Authorized     CaptureCharge
        OutcomeUnknown       | ChargeDeclined       → Compensating   ReleaseFunds
        OutcomeUnknown       | TooLittleMoney       → RetryScheduled -
        OutcomeUnknown       | ChargeOutcomeUnknown → OutcomeUnknown -
        OutcomeUnknown       | ChargeNeverTaken     → RetryScheduled -
        OutcomeUnknown       | ChargeContradicted   → NeedsAttention -
        NeedsAttention       | ChargeAuthorized     → Authorized     CaptureCharge
        NeedsAttention       | ChargeDeclined       → Compensating   ReleaseFunds
        NeedsAttention       | TooLittleMoney       → RetryScheduled -
        NeedsAttention       | ChargeContradicted   → NeedsAttention -
        Authorized           | ChargeCaptured       → Captured       PostTransfer
        Authorized           | CaptureRefused       → Compensating   VoidCharge
        Authorized           | GatewayUnavailable   → RetryScheduled -
        Authorized           | ChargeOutcomeUnknown → OutcomeUnknown LookUpCapture
        Authorized           | ChargeContradicted   → NeedsAttention -
        Captured             | TransferPosted       → Completed      PaymentCompleted
        Compensating/void    | ChargeVoided         → Compensating   ReleaseFunds
        Compensating/void    | VoidRefused          → NeedsAttention -
        Compensating/void    | GatewayUnavailable   → Compensating   -
        Compensating/void    | ChargeOutcomeUnknown → Compensating   -
        Compensating/void    | ChargeContradicted   → NeedsAttention -
        NeedsAttention/void  | ChargeVoided         → Compensating   ReleaseFunds
        NeedsAttention/void  | VoidRefused          → NeedsAttention -
        NeedsAttention/void  | ChargeContradicted   → NeedsAttention -
        Compensating/release | FundsReleased        → Failed         PaymentFailed
        """;

    [Fact]
    public void Every_pair_of_place_and_fact_is_decided()
    {
        var moves = ReadMoves();
        foreach (var (place, way) in Places)
        {
            foreach (var fact in Told.All)
            {
                var play = After(way);
                var before = play.Saga.State;
                var name = ReferenceEquals(fact, Told.TooLittleMoney) ? nameof(Told.TooLittleMoney) : fact.GetType().Name;

                play.Comes(fact);

                if (moves.Remove((place, name), out var move))
                {
                    play.Last.Verdict.ShouldBe(Verdict.Taken, $"{place} takes {name}");
                    (play.Saga.State, play.Sent is [var sent] ? sent.GetType().Name : "-").ShouldBe(move, $"{place} takes {name}");
                }
                else
                {
                    (play.Saga.State, play.Last.Verdict, play.Sent.Count)
                        .ShouldBe((before, before is "Completed" or "Failed" ? Verdict.Late : Verdict.Ignored, 0), $"{place} does not take {name}");
                }
            }
        }

        moves.ShouldBeEmpty();
    }

    [Fact]
    public void Every_state_has_a_status() => Workflow().Define().States.ShouldAllBe(state => SagaStatus.All.Contains(SagaStatus.Of(state)));

    [Fact]
    public void A_command_starts_a_payment_that_remembers_all_of_it()
    {
        var play = new Play<Payment>(Workflow().Define(), new Payment { CorrelationId = Id }).Start(Command with { Metadata = new Dictionary<string, string> { ["order"] = "17" } });

        play.Saga.ShouldSatisfyAllConditions(
            saga => saga.BusinessId.ShouldBe(Id),
            saga => saga.State.ShouldBe("Submitted"),
            saga => saga.Amount.ShouldBe(new Money(1250, "EUR")),
            saga => (saga.Payer, saga.Payee, saga.Source, saga.Reference).ShouldBe(("alice", "shop", "tok_ok", "order 17")),
            saga => saga.Metadata.ShouldBe("""{"order":"17"}"""));
        play.Sent.ShouldHaveSingleItem().ShouldBe(new ReserveFunds { TransferId = Id, Amount = new Money(1250, "EUR"), Payer = "alice", Payee = "shop" });
    }

    [Fact]
    public void An_authorized_charge_is_captured_by_its_id() =>
        After(Told.FundsReserved, new ChargeAuthorized { PaymentId = Id, ChargeId = "ch_17" }).Sent.ShouldHaveSingleItem()
            .ShouldBe(new CaptureCharge { PaymentId = Id, BusinessId = Id, Amount = new Money(1250, "EUR"), ChargeId = "ch_17" });

    [Fact]
    public void Capture_failure_voids_the_charge_then_releases_the_funds_then_tells()
    {
        var play = After(Told.FundsReserved, Told.ChargeAuthorized, Told.CaptureRefused);
        play.Sent.ShouldHaveSingleItem().ShouldBeOfType<VoidCharge>().ChargeId.ShouldBe("ch_1");

        play.Comes(Told.ChargeVoided).Sent.ShouldHaveSingleItem().ShouldBeOfType<ReleaseFunds>();

        play.Comes(Told.FundsReleased).Sent.ShouldHaveSingleItem().ShouldBe(new PaymentFailed
        {
            PaymentId = Id,
            Reason = "refused",
            Code = "capture_refused",
            Message = "No.",
            Reference = "order 17",
            FailedAt = play.Now.Stored(),
        });
    }

    [Fact]
    public void The_end_is_told_with_its_time()
    {
        var play = After(Told.FundsReserved, Told.ChargeAuthorized, Told.ChargeCaptured, Told.TransferPosted);

        play.Sent.ShouldHaveSingleItem().ShouldBe(new PaymentCompleted
        {
            PaymentId = Id,
            Amount = new Money(1250, "EUR"),
            Payer = "alice",
            Payee = "shop",
            Reference = "order 17",
            ChargeId = "ch_1",
            CompletedAt = play.Now.Stored(),
        });
    }

    [Fact]
    public void A_soft_decline_is_tried_again_on_the_next_banking_day_and_forgotten_when_that_succeeds()
    {
        var play = After(Told.FundsReserved, Told.TooLittleMoney);
        play.Timers.Values.ShouldHaveSingleItem().ShouldBeInRange(Morning(2026, 1, 2), Morning(2026, 1, 2).AddMinutes(30)); // 1 January is none.
        play.Saga.FailureCode.ShouldBe("insufficient_funds");

        play.Waits().Sent.ShouldHaveSingleItem().ShouldBeOfType<AuthorizeCharge>();
        play.Comes(Told.ChargeAuthorized);

        (play.Saga.State, play.Saga.FailureCode).ShouldBe(("Authorized", null));
    }

    [Fact]
    public void Each_time_is_an_execution_of_its_own_since_the_last_ones_answer_was_definite()
    {
        var play = After(Told.FundsReserved);
        var first = play.Of("Authorize").Execution;

        play.Comes(Told.TooLittleMoney).Waits();

        play.Of("Authorize").Execution.ShouldNotBe(first);
    }

    [Fact]
    public void A_payer_without_money_for_all_days_fails()
    {
        var play = After(Told.FundsReserved);
        var days = new List<DateTimeOffset>();
        while (play.Comes(Told.TooLittleMoney).Saga.State == "RetryScheduled")
        {
            play.Waits();
            days.Add(play.Now);
        }

        (play.Saga.State, play.Saga.FailureReason, play.Saga.FailureCode).ShouldBe(("Compensating", "declined", "insufficient_funds"));
        days.Select(day => day.Day).ShouldBe([2, 5, 6, 7, 8, 9]); // Ten days from 1 January 2026, weekends left out.
    }

    [Fact]
    public void Days_pass_also_where_a_person_moves_the_timers()
    {
        var play = After(Told.FundsReserved);
        var tries = 0;
        while (play.Comes(Told.TooLittleMoney).Saga.State == "RetryScheduled" && ++tries < 100)
            play.Rings(play.Timers.Keys.Single());

        tries.ShouldBe(6);
    }

    [Fact]
    public void A_gateway_that_is_away_is_asked_under_the_same_key_until_it_is_given_up_and_looked_up()
    {
        var play = After(Told.FundsReserved);
        var key = play.Of("Authorize").Execution;
        for (var attempt = 1; attempt < 12; attempt++)
            play.Comes(Told.GatewayUnavailable, key, attempt).Waits().Sent.ShouldHaveSingleItem().ShouldBeOfType<AuthorizeCharge>();

        play.Comes(Told.GatewayUnavailable, key, 12).Sent.ShouldHaveSingleItem().ShouldBeOfType<LookUpAuthorization>();
        play.Comes(Told.ChargeNeverTaken, key, 12);

        (play.Saga.State, play.Saga.FailureCode, play.Of("Authorize").Execution).ShouldBe(("Compensating", "gateway_unavailable", key));
    }

    [Fact]
    public void An_outcome_that_nobody_tells_is_a_persons_after_the_minutes_of_the_settings()
    {
        var play = After(Told.FundsReserved, Told.ChargeOutcomeUnknown);
        var start = play.Now;
        while (play.Comes(Told.ChargeOutcomeUnknown).Saga.State == "OutcomeUnknown")
            play.Waits();

        play.Saga.State.ShouldBe("NeedsAttention");
        (play.Now - start).ShouldBeInRange(TimeSpan.FromMinutes(54), TimeSpan.FromMinutes(66));
    }

    [Fact]
    public void No_minutes_ask_once()
    {
        var play = After(new PaymentOptions { UnknownMinutes = 0 }, Told.FundsReserved, Told.ChargeOutcomeUnknown);
        play.Sent.ShouldHaveSingleItem().ShouldBeOfType<LookUpAuthorization>();

        play.Comes(Told.ChargeOutcomeUnknown).Waits().Saga.State.ShouldBe("NeedsAttention");
    }

    [Fact]
    public void A_consumer_that_gives_up_is_asked_about_and_never_undone_by_itself() =>
        After(Told.FundsReserved, Told.ChargeAuthorized).GivesUp("Capture").Sent.ShouldHaveSingleItem().ShouldBeOfType<LookUpCapture>();

    [Theory]
    [InlineData(OperatorAct.Cancel, "cancelled")]
    [InlineData(OperatorAct.Compensate, "operator")]
    public void A_person_who_has_it_undone_is_told_with_the_reason(OperatorAct act, string reason)
    {
        var play = After(Told.FundsReserved, Told.TooLittleMoney).Orders(act);

        play.Comes(Told.FundsReleased).Sent.ShouldHaveSingleItem().ShouldBeOfType<PaymentFailed>().ShouldSatisfyAllConditions(
            failed => failed.Reason.ShouldBe(reason),
            failed => failed.Code.ShouldBe("operator_order"),
            failed => failed.Message.ShouldBe("As was agreed."));
    }

    [Fact]
    public void Who_cancels_while_the_gateway_authorizes_is_the_reason_although_that_succeeds()
    {
        var play = After(Told.FundsReserved).Orders(OperatorAct.Cancel);

        play.Comes(Told.ChargeAuthorized).Comes(Told.ChargeVoided).Comes(Told.FundsReleased).Sent.ShouldHaveSingleItem().ShouldBeOfType<PaymentFailed>().Reason.ShouldBe("cancelled");
    }

    [Fact]
    public void Who_cancels_while_the_gateway_captures_is_too_late_where_it_does()
    {
        var play = After(Told.FundsReserved, Told.ChargeAuthorized).Orders(OperatorAct.Cancel);

        play.Comes(Told.ChargeCaptured).Comes(Told.TransferPosted);

        (play.Saga.State, play.Saga.FailureReason).ShouldBe(("Completed", null));
    }

    [Fact]
    public void A_ledger_that_gives_up_is_a_persons() => After().GivesUp("Reserve").Saga.State.ShouldBe("NeedsAttention");

    [Fact]
    public void An_endless_message_of_the_gateway_is_cut_to_what_the_table_takes()
    {
        var saga = After(Told.FundsReserved, new ChargeDeclined { PaymentId = Id, Code = new string('c', 1000), Message = new string('m', 10_000) }).Saga;

        (saga.FailureCode!.Length, saga.FailureMessage!.Length).ShouldBe((100, 500));
    }

    private static DateTimeOffset Morning(int year, int month, int day) => new(year, month, day, 8, 0, 0, TimeSpan.Zero); // Nine o'clock in Berlin, in winter.

    private static Dictionary<(string Place, string Fact), (string State, string Sent)> ReadMoves() => Moves
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split([' ', '|', '→'], StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => (words[0], words[1]), words => (words[2], words[3]));
}
