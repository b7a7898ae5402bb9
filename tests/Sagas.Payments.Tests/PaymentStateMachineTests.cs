using MassTransit;
using MassTransit.Saga;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Sagas.Contracts;
using Sagas.Contracts.Ledger;
using Sagas.Contracts.Payments;
using Sagas.Operations.Catalogue;
using Sagas.Payments.Steps;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests;

/// <summary>The machine alone: facts in, states and commands out.</summary>
public sealed class PaymentStateMachineTests : IAsyncLifetime
{
    private static readonly string[] States = ["Submitted", "Reserved", "Authorized", "Captured", "Completed", "Compensating", "Failed", "NeedsAttention"];

    // State and current step, fact → state and current step. Every other pair of state and event changes nothing.
    private const string Moves = """
        Submitted    ReserveFunds    | FundsReserved                         → Reserved       AuthorizeCharge
        Reserved     AuthorizeCharge | ChargeAuthorized                      → Authorized     CaptureCharge
        Reserved     AuthorizeCharge | ChargeDeclined                        → Compensating   ReleaseFunds
        Reserved     AuthorizeCharge | ChargeOutcomeUnknown/AuthorizeCharge  → NeedsAttention AuthorizeCharge
        Authorized   CaptureCharge   | ChargeCaptured                        → Captured       PostTransfer
        Authorized   CaptureCharge   | CaptureRefused                        → Compensating   VoidCharge
        Authorized   CaptureCharge   | ChargeOutcomeUnknown/CaptureCharge    → NeedsAttention CaptureCharge
        Captured     PostTransfer    | TransferPosted                        → Completed      -
        Compensating VoidCharge      | ChargeVoided                          → Compensating   ReleaseFunds
        Compensating VoidCharge      | VoidRefused                           → NeedsAttention VoidCharge
        Compensating VoidCharge      | ChargeOutcomeUnknown/VoidCharge       → NeedsAttention VoidCharge
        Compensating ReleaseFunds    | FundsReleased                         → Failed         -
        """;

    private static readonly Dictionary<string, Func<Guid, object>> Events = new()
    {
        ["SubmitPayment"] = id => Command(id),
        ["FundsReserved"] = id => new FundsReserved { TransferId = id },
        ["ChargeAuthorized"] = id => new ChargeAuthorized { PaymentId = id, ChargeId = "ch_1" },
        ["ChargeDeclined"] = id => new ChargeDeclined { PaymentId = id, Code = "card_declined", Message = "No." },
        ["ChargeCaptured"] = id => new ChargeCaptured { PaymentId = id },
        ["CaptureRefused"] = id => new CaptureRefused { PaymentId = id, Code = "capture_refused", Message = "No." },
        ["ChargeVoided"] = id => new ChargeVoided { PaymentId = id },
        ["VoidRefused"] = id => new VoidRefused { PaymentId = id, Code = "void_refused", Message = "No." },
        ["ChargeOutcomeUnknown/AuthorizeCharge"] = id => Unknown(id, "AuthorizeCharge"),
        ["ChargeOutcomeUnknown/CaptureCharge"] = id => Unknown(id, "CaptureCharge"),
        ["ChargeOutcomeUnknown/VoidCharge"] = id => Unknown(id, "VoidCharge"),
        ["TransferPosted"] = id => new TransferPosted { TransferId = id },
        ["FundsReleased"] = id => new FundsReleased { TransferId = id },
    };

    /// <summary>A list as it is, without waiting for more.</summary>
    private static readonly CancellationToken Now = new(canceled: true);

    private readonly FakeTimeProvider _time = new(TestTime.Start);
    private readonly Settled _settled = new();
    private readonly ServiceProvider _services;
    private readonly ITestHarness _harness;

    public PaymentStateMachineTests()
    {
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_time)
            .AddMassTransitTestHarness(TextWriter.Null, bus =>
            {
                bus.AddSagaStateMachine<PaymentStateMachine, Payment>().Endpoint(e => e.Name = PaymentStateMachine.Queue);
                bus.AddConfigureEndpointsCallback((_, _, endpoint) => endpoint.UseFilter(_settled));
            })
            .BuildServiceProvider(validateScopes: true);
        _harness = _services.GetRequiredService<ITestHarness>();
    }

    public async ValueTask InitializeAsync() => await _harness.Start();

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task Every_pair_of_state_and_event_is_decided()
    {
        var moves = ReadMoves();
        var situations = moves.Keys.Select(move => (move.State, move.Step))
            .Concat<(string State, string Step)>([("Completed", "-"), ("Failed", "-"), ("NeedsAttention", "AuthorizeCharge"), ("NeedsAttention", "CaptureCharge"), ("NeedsAttention", "VoidCharge")])
            .Distinct();
        var cases = situations.SelectMany(at => Events.Keys, (at, happens) => (Id: NewId(), at.State, at.Step, Event: happens)).ToList();
        cases.Select(one => one.State).Distinct().Order().ShouldBe(States.Order());

        foreach (var one in cases)
        {
            Seed(one.Id, one.State, one.Step);
            await SendAsync(Events[one.Event](one.Id), one.Id);
        }

        var outcomes = await _settled.AllAsync(cases.Count);
        foreach (var one in cases)
        {
            var expected = moves.TryGetValue((one.State, one.Step, one.Event), out var move) ? move : (one.State, one.Step);
            var saga = Saga(one.Id);
            (saga.State, saga.CurrentStep ?? "-").ShouldBe(expected, $"{one.State} ({one.Step}) takes {one.Event}");
            outcomes[one.Id].Thrown.ShouldBeNull($"{one.State} takes {one.Event}");
            outcomes[one.Id].Note.Late.ShouldBe(one.State is "Completed" or "Failed", $"{one.State} takes {one.Event}");
        }
    }

    [Fact]
    public void Every_event_of_the_machine_is_in_the_table()
    {
        var machine = _services.GetRequiredService<PaymentStateMachine>();

        machine.Events.Select(e => e.Name).Where(name => !name.Contains('.', StringComparison.Ordinal)).Distinct().Order()
            .ShouldBe(Events.Keys.Select(key => key.Split('/')[0]).Distinct().Order());
    }

    [Fact]
    public void Every_state_has_a_status()
    {
        var machine = _services.GetRequiredService<PaymentStateMachine>();
        var states = machine.States.Select(state => state.Name).Except(["Initial", "Final"]).ToList();

        states.Order().ShouldBe(States.Order());
        states.ShouldAllBe(state => SagaStatus.All.Contains(SagaStatus.Of(state)));
    }

    [Theory]
    [InlineData("FundsReserved")]
    [InlineData("ChargeAuthorized")]
    [InlineData("ChargeDeclined")]
    [InlineData("ChargeCaptured")]
    [InlineData("CaptureRefused")]
    [InlineData("ChargeVoided")]
    [InlineData("VoidRefused")]
    [InlineData("ChargeOutcomeUnknown/CaptureCharge")]
    [InlineData("TransferPosted")]
    [InlineData("FundsReleased")]
    public async Task A_fact_for_no_saga_is_a_fault(string happens)
    {
        var id = NewId();

        await SendAsync(Events[happens](id), id);

        (await _settled.AllAsync(1))[id].Thrown.ShouldBeOfType<SagaException>();
    }

    [Fact]
    public async Task A_command_starts_a_saga_that_remembers_all_of_it()
    {
        var id = NewId();

        await SendAsync(Command(id) with { Metadata = new Dictionary<string, string> { ["order"] = "17" } }, id);

        await _settled.AllAsync(1);
        Saga(id).ShouldSatisfyAllConditions(
            saga => saga.BusinessId.ShouldBe(id),
            saga => saga.Tenant.ShouldBe("default"),
            saga => saga.State.ShouldBe("Submitted"),
            saga => saga.Amount.ShouldBe(new Money(1250, "EUR")),
            saga => (saga.Payer, saga.Payee, saga.Source, saga.Reference).ShouldBe(("alice", "shop", "tok_ok", "order 17")),
            saga => saga.Metadata.ShouldBe("""{"order":"17"}"""),
            saga => saga.CreatedAt.ShouldBe(TestTime.Start.UtcDateTime),
            saga => saga.UpdatedAt.ShouldBe(TestTime.Start.UtcDateTime),
            saga => saga.EndedAt.ShouldBeNull());
        var reserve = (await SentAsync<ReserveFunds>("reserve-funds")).ShouldNotBeNull();
        (reserve.TransferId, reserve.Amount, reserve.Payer, reserve.Payee).ShouldBe((id, new Money(1250, "EUR"), "alice", "shop"));
    }

    [Fact]
    public async Task Times_are_cut_to_whole_milliseconds()
    {
        _time.Advance(TimeSpan.FromTicks(12_345));
        var id = NewId();

        await SendAsync(Command(id), id);

        await _settled.AllAsync(1);
        Saga(id).CreatedAt.ShouldBe(TestTime.Start.UtcDateTime.AddMilliseconds(1));
    }

    [Fact]
    public async Task Another_tenants_saga_has_an_id_of_its_own_and_keeps_the_business_id()
    {
        var id = NewId();

        await SendAsync(Command(id), id, tenant: "acme");

        await _settled.AllAsync(1);
        var saga = Saga(SagaId.For("acme", id));
        (saga.BusinessId, saga.Tenant).ShouldBe((id, "acme"));
    }

    [Fact]
    public async Task A_second_command_changes_nothing()
    {
        var id = NewId();
        await SendAsync(Command(id), id);
        await _settled.AllAsync(1);
        _time.Advance(TimeSpan.FromMinutes(1));

        await SendAsync(Command(id) with { Amount = new Money(9999, "USD"), Payer = "mallory" }, NewId());

        await _settled.AllAsync(1);
        var saga = Saga(id);
        (saga.Amount, saga.Payer, saga.UpdatedAt).ShouldBe((new Money(1250, "EUR"), "alice", TestTime.Start.UtcDateTime));
    }

    [Fact]
    public async Task An_authorized_charge_is_captured_by_its_id()
    {
        var id = NewId();
        Seed(id, "Reserved", "AuthorizeCharge");

        await SendAsync(new ChargeAuthorized { PaymentId = id, ChargeId = "ch_17" }, id);

        await _settled.AllAsync(1);
        Saga(id).ChargeId.ShouldBe("ch_17");
        var capture = (await SentAsync<CaptureCharge>("capture-charge")).ShouldNotBeNull();
        (capture.PaymentId, capture.BusinessId, capture.Amount, capture.ChargeId).ShouldBe((id, id, new Money(1250, "EUR"), "ch_17"));
    }

    [Fact]
    public async Task Declined_releases_the_funds_and_voids_nothing_since_there_is_no_charge()
    {
        var id = NewId();
        Seed(id, "Reserved", "AuthorizeCharge");

        await SendAsync(Events["ChargeDeclined"](id), id);

        await _settled.AllAsync(1);
        (await SentAsync<ReleaseFunds>("release-funds")).ShouldNotBeNull().TransferId.ShouldBe(id);
        _harness.Sent.Select<VoidCharge>(Now).ShouldBeEmpty();
    }

    [Fact]
    public async Task Capture_failure_voids_the_charge_then_releases_the_funds()
    {
        var id = NewId();
        Seed(id, "Authorized", "CaptureCharge");

        await SendAsync(Events["CaptureRefused"](id), id);
        await _settled.AllAsync(1);
        (await SentAsync<VoidCharge>("void-charge")).ShouldNotBeNull().ChargeId.ShouldBe("ch_1");
        _harness.Sent.Select<ReleaseFunds>(Now).ShouldBeEmpty();

        await SendAsync(Events["ChargeVoided"](id), NewId());
        await _settled.AllAsync(1);
        (await SentAsync<ReleaseFunds>("release-funds")).ShouldNotBeNull().TransferId.ShouldBe(id);
    }

    [Fact]
    public async Task A_void_told_twice_releases_the_funds_once()
    {
        var id = NewId();
        Seed(id, "Compensating", "VoidCharge");

        await SendAsync(Events["ChargeVoided"](id), NewId());
        await SendAsync(Events["ChargeVoided"](id), NewId());

        await _settled.AllAsync(2);
        _harness.Sent.Select<ReleaseFunds>(Now).Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_end_is_dated_and_published()
    {
        var id = NewId();
        Seed(id, "Captured", "PostTransfer");
        _time.Advance(TimeSpan.FromSeconds(5));

        await SendAsync(Events["TransferPosted"](id), id);

        await _settled.AllAsync(1);
        var end = TestTime.Start.UtcDateTime.AddSeconds(5);
        (Saga(id).UpdatedAt, Saga(id).EndedAt).ShouldBe((end, end));
        _harness.Published.Select<PaymentCompleted>(Now).Single().Context.Message.ShouldBe(new PaymentCompleted
        {
            PaymentId = id,
            Amount = new Money(1250, "EUR"),
            Payer = "alice",
            Payee = "shop",
            Reference = "order 17",
            ChargeId = "ch_1",
            CompletedAt = end,
        });
    }

    [Fact]
    public async Task A_failed_payment_is_published_with_its_reason()
    {
        var id = NewId();
        Seed(id, "Reserved", "AuthorizeCharge");

        await SendAsync(Events["ChargeDeclined"](id), NewId());
        await _settled.AllAsync(1);
        await SendAsync(Events["FundsReleased"](id), NewId());

        await _settled.AllAsync(1);
        _harness.Published.Select<PaymentFailed>(Now).Single().Context.Message.ShouldBe(new PaymentFailed
        {
            PaymentId = id,
            Reason = "declined",
            Code = "card_declined",
            Message = "No.",
            Reference = "order 17",
            FailedAt = TestTime.Start,
        });
    }

    [Fact]
    public async Task An_endless_message_of_the_gateway_is_cut_to_what_the_table_takes()
    {
        var id = NewId();
        Seed(id, "Reserved", "AuthorizeCharge");

        await SendAsync(new ChargeDeclined { PaymentId = id, Code = new string('c', 1000), Message = new string('m', 10_000) }, id);

        await _settled.AllAsync(1);
        (Saga(id).FailureCode!.Length, Saga(id).FailureMessage!.Length).ShouldBe((100, 500));
    }

    [Theory]
    [InlineData("Submitted", "ReserveFunds", "FundsReserved", "ReserveFunds")]
    [InlineData("Reserved", "AuthorizeCharge", "ChargeDeclined", "AuthorizeCharge")]
    [InlineData("Authorized", "CaptureCharge", "ChargeCaptured", "CaptureCharge")]
    [InlineData("Captured", "PostTransfer", "TransferPosted", "PostTransfer")]
    [InlineData("Compensating", "VoidCharge", "ChargeVoided", "VoidCharge")]
    [InlineData("Compensating", "ReleaseFunds", "FundsReleased", "ReleaseFunds")]
    [InlineData("Authorized", "CaptureCharge", "ChargeOutcomeUnknown/CaptureCharge", "CaptureCharge")]
    public async Task The_timeline_is_told_the_step(string state, string current, string happens, string step)
    {
        var id = NewId();
        Seed(id, state, current);

        await SendAsync(Events[happens](id), id);

        (await _settled.AllAsync(1))[id].Note.Step.ShouldBe(step);
    }

    private static Dictionary<(string State, string Step, string Event), (string State, string Step)> ReadMoves() => Moves
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split([' ', '|', '→'], StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => (words[0], words[1], words[2]), words => (words[3], words[4]));

    private static SubmitPayment Command(Guid id) =>
        new() { PaymentId = id, Amount = new Money(1250, "EUR"), Payer = "alice", Payee = "shop", Source = "tok_ok", Reference = "order 17" };

    private static ChargeOutcomeUnknown Unknown(Guid id, string step) => new() { PaymentId = id, Step = step, Code = "outcome_unknown", Message = "Ask." };

    private static Guid NewId() => Guid.CreateVersion7(TestTime.Start);

    private void Seed(Guid id, string state, string step)
    {
        var undoing = state is "Compensating" or "Failed";
        _services.GetRequiredService<IndexedSagaDictionary<Payment>>().Add(new SagaInstance<Payment>(new Payment
        {
            CorrelationId = id,
            BusinessId = id,
            State = state,
            CurrentStep = step == "-" ? null : step,
            AmountMinor = 1250,
            Currency = "EUR",
            Payer = "alice",
            Payee = "shop",
            Source = "tok_ok",
            Reference = "order 17",
            ChargeId = state is "Submitted" or "Reserved" ? null : "ch_1",
            FailureReason = undoing ? "refused" : null,
            FailureCode = undoing ? "capture_refused" : null,
            FailureMessage = undoing ? "No." : null,
        }));
    }

    private Payment Saga(Guid id) => _services.GetRequiredService<IndexedSagaDictionary<Payment>>()[id].ShouldNotBeNull($"saga {id}").Instance;

    private async Task SendAsync(object message, Guid messageId, string? tenant = null)
    {
        var endpoint = await _harness.Bus.GetSendEndpoint(new Uri($"queue:{PaymentStateMachine.Queue}"));
        await endpoint.Send(message, message.GetType(), context =>
        {
            context.MessageId = messageId;
            if (tenant is not null)
                context.Headers.Set("tenant", tenant);
        });
    }

    private async Task<T?> SentAsync<T>(string queue)
        where T : class => await _harness.Sent.SelectAsync<T>(sent => sent.Context.DestinationAddress!.AbsolutePath.EndsWith($"/{queue}", StringComparison.Ordinal))
            .Select(sent => sent.Context.Message).FirstOrDefaultAsync();
}
