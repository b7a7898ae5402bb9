using System.Text.Json;
using Sagas.Durability.Faults;
using Sagas.Durability.Timeline;
using Sagas.Durability.Timers;
using Sagas.Durability.Undelivered;
using Sagas.Operations;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.Desk;

/// <summary>Sagas to look at: number n was made n seconds before <see cref="DeskDatabase.Now"/>.</summary>
public static class Seed
{
    private static readonly (string Event, string To, string[] Sent)[] Way =
    [
        ("SubmitPayment", "Submitted", ["ReserveFunds"]),
        ("FundsReserved", "Reserved", ["AuthorizeCharge"]),
        ("ChargeAuthorized", "Authorized", ["CaptureCharge"]),
    ];

    /// <summary>A payment in a state.</summary>
    public static PaymentSaga Payment(int number, string state, string tenant = Tenants.Default, Action<PaymentSaga>? change = null)
    {
        var at = DeskDatabase.Now.AddSeconds(-number);
        var saga = new PaymentSaga
        {
            CorrelationId = SagaId.For(tenant, DeskDatabase.Id(number)),
            BusinessId = DeskDatabase.Id(number),
            Tenant = tenant,
            State = state,
            Version = 3,
            Reference = $"order-{number}",
            AmountMinor = 1000 + number,
            Currency = "EUR",
            CreatedAt = at,
            UpdatedAt = at.AddMilliseconds(250),
            EndedAt = SagaStatus.HasEnded(state) ? at.AddMilliseconds(250) : null,
            Payer = "Payer Person",
            Payee = "Payee Person",
        };
        change?.Invoke(saga);
        return saga;
    }

    /// <summary>A day's work: sagas in every state, as an analyst meets them.</summary>
    public static IEnumerable<object> Day()
    {
        var states = SagaStatus.States.Values.SelectMany(some => some).ToArray();
        string[] payers = ["Aurelia Books Ltd", "Hafen Kontor GmbH", "M. Okafor", "Nordlicht Energie AG", "J. Pereira"];
        string[] payees = ["Paper & Print", "Rijnmond Logistics B.V.", "Atelier Mürren", "City of Lyon", "Kestrel Insurance plc"];
        string[] currencies = ["EUR", "EUR", "GBP", "JPY", "CHF"];
        for (var number = 1; number <= 140; number++)
        {
            var state = number <= states.Length * 2 ? states[number % states.Length] : number % 17 == 0 ? "Failed" : "Completed";
            var at = DeskDatabase.Now.AddSeconds(-number * number * 1.7).AddMilliseconds(number * 37);
            yield return Payment(number, state, change: saga =>
            {
                saga.Payer = payers[number % 5];
                saga.Payee = payees[number * 3 % 5];
                saga.Reference = number % 11 == 0 ? null : number % 13 == 0 ? "Invoice 2026-0071, second instalment, as agreed with Ms. van der Merwe on the phone" : $"INV-2026-{4000 + number}";
                saga.Currency = currencies[number % 5];
                saga.AmountMinor = number * 7919L * (number % 9 + 1) % 4_000_000 + 90;
                saga.CreatedAt = at;
                saga.UpdatedAt = at.AddMilliseconds(140 + number * 61 % 3000);
                saga.EndedAt = SagaStatus.HasEnded(state) ? saga.UpdatedAt : null;
            });
        }
    }

    /// <summary>A message that was set aside so many seconds before <see cref="DeskDatabase.Now"/>.</summary>
    public static FaultRow Fault(int number, string state = FaultState.Open, string tenant = Tenants.Default, Action<FaultRow>? change = null)
    {
        var fault = new FaultRow
        {
            Id = DeskDatabase.Id(5000 + number),
            Endpoint = "authorize-charge",
            Consumer = "Sagas.Payments.Steps.AuthorizeChargeConsumer",
            Type = "AuthorizeCharge",
            MessageId = DeskDatabase.Id(6000 + number),
            Tenant = tenant,
            Cause = "TimeoutException",
            Error = "The gateway did not answer within 10 s.",
            Attempts = 5,
            At = DeskDatabase.Now.AddSeconds(-number),
            State = state,
            Actor = state == FaultState.Open ? null : "olga",
            Reason = state == FaultState.Open ? null : "The gateway is back.",
            DecidedAt = state == FaultState.Open ? null : DeskDatabase.Now.AddMinutes(-1),
            ContentType = "application/json",
            Body = "{\"payer\":\"Payer Person\"}"u8.ToArray(),
        };
        change?.Invoke(fault);
        return fault;
    }

    /// <summary>A send that nobody took so many seconds before <see cref="DeskDatabase.Now"/>.</summary>
    public static UndeliveredRow Undelivered(int number, string state = UndeliveredState.Open, string tenant = Tenants.Default, Action<UndeliveredRow>? change = null)
    {
        var send = new UndeliveredRow
        {
            Id = DeskDatabase.Id(9100 + number),
            Tenant = tenant,
            MessageId = DeskDatabase.Id(9200 + number),
            Type = "PaymentCompleted",
            Destination = "accounting",
            Cause = "unroutable",
            Error = "No queue takes it: NO_ROUTE.",
            Attempts = 3,
            At = DeskDatabase.Now.AddSeconds(-number),
            State = state,
            Actor = state == UndeliveredState.Open ? null : "olga",
            Reason = state == UndeliveredState.Open ? null : "The queue is back.",
            DecidedAt = state == UndeliveredState.Open ? null : DeskDatabase.Now.AddMinutes(-1),
            Outgoing = "[{\"body\":{\"payer\":\"Payer Person\"}}]"u8.ToArray(),
        };
        change?.Invoke(send);
        return send;
    }

    /// <summary>A timer that is due so many seconds after <see cref="DeskDatabase.Now"/>.</summary>
    public static TimerRow Timer(int number, string tenant = Tenants.Default, Action<TimerRow>? change = null)
    {
        var timer = new TimerRow
        {
            Token = DeskDatabase.Id(7000 + number),
            DueAt = DeskDatabase.Now.AddSeconds(number),
            Destination = "payment-saga",
            Kind = "RetryDue",
            Tenant = tenant,
            MessageId = DeskDatabase.Id(8000 + number),
            CreatedAt = DeskDatabase.Now.AddHours(-1),
        };
        change?.Invoke(timer);
        return timer;
    }

    /// <summary>Faults as an operator meets them.</summary>
    public static IEnumerable<object> Faults()
    {
        for (var number = 1; number <= 24; number++)
        {
            var kind = number % 4;
            yield return Fault(number * 97, FaultState.All[number % 7 == 0 ? 2 : number % 5 == 0 ? 1 : 0], change: fault =>
            {
                (fault.Endpoint, fault.Type, fault.Cause, fault.Attempts) = kind switch
                {
                    0 => ("payment", "", "SerializationException", 0),
                    1 => ("payment", "SubmitPayment", "urn:sagas:validation_failed", 1),
                    2 => ("post-transfer", "PostTransfer", "InvalidOperationException", 5),
                    _ => ("authorize-charge", "AuthorizeCharge", "TimeoutException", 5),
                };
                fault.Error = kind switch
                {
                    0 => "The body is no SubmitPayment: the value at $.amount.minor cannot be read (line 1).",
                    1 => "amount.minor: amount_not_positive: The amount must be above zero.",
                    2 => "Transfer 01931a2b-0000-7000-8000-000000000004 is posted to an account that is closed. Open it, or post to another one, and replay.",
                    _ => "The gateway did not answer within 10 s.",
                };
                fault.SagaId = kind >= 2 ? SagaId.For(Tenants.Default, DeskDatabase.Id(number)) : null;
            });
        }
    }

    /// <summary>The first three events of payment so and so; the second was done by a person.</summary>
    public static IEnumerable<HistoryRow> Timeline(int number, string tenant = Tenants.Default)
    {
        var id = SagaId.For(tenant, DeskDatabase.Id(number));
        var at = DeskDatabase.Now.AddSeconds(-number);
        return Way.Select((step, index) => new HistoryRow
        {
            SagaMonth = SagaMonths.Of(id),
            SagaId = id,
            Version = index + 1,
            Tenant = tenant,
            At = at.AddMilliseconds(index * 120),
            Event = step.Event,
            MessageId = DeskDatabase.Id(1000 + index),
            CauseId = index == 0 ? null : DeskDatabase.Id(999 + index),
            FromState = index == 0 ? null : Way[index - 1].To,
            ToState = step.To,
            Step = index == 1 ? "Reserve" : null,
            Attempt = index == 1 ? 2 : null,
            Actor = index == 1 ? "alice" : null,
            Reason = index == 1 ? "asked by phone" : null,
            DurationMs = 12 + index,
            Sent = JsonSerializer.Serialize(step.Sent.Select(type => new { type, messageId = DeskDatabase.Id(1001 + index) })),
            Data = index == 0
                ? $$"""{"paymentId":"{{DeskDatabase.Id(number)}}","amount":{"minor":1002,"currency":"EUR"},"payer":"Payer Person","payee":"Payee Person","source":"tok_ok"}"""
                : $$"""{"paymentId":"{{DeskDatabase.Id(number)}}"}""",
        });
    }
}
