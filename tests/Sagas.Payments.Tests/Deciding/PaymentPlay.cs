using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Contracts.Payments;
using Sagas.Payments.Gateway;
using Sagas.Workflows.Testing;

namespace Sagas.Payments.Tests.Deciding;

/// <summary>Payments for tests of the workflow alone, and what may happen to one.</summary>
internal static class PaymentPlay
{
    public static readonly Guid Id = Guid.Parse("0195573f-0000-7000-8000-000000000001");

    public static SubmitPayment Command => new() { PaymentId = Id, Amount = new Money(1250, "EUR"), Payer = "alice", Payee = "shop", Source = "tok_ok", Reference = "order 17" };

    public static PaymentWorkflow Workflow(PaymentOptions? options = null) => new(Options.Create(options ?? new PaymentOptions()), Options.Create(new GatewayOptions()));

    /// <summary>A payment to which these facts have come, one after the other.</summary>
    public static Play<Payment> After(params IReadOnlyList<object> facts) => After(new PaymentOptions(), facts);

    public static Play<Payment> After(PaymentOptions options, params IReadOnlyList<object> facts)
    {
        var play = new Play<Payment>(Workflow(options).Define(), new Payment { CorrelationId = Id }).Start(Command);
        foreach (var fact in facts)
        {
            if (play.Comes(fact).Last.Reason is { } reason)
                throw new InvalidOperationException($"{fact.GetType().Name} is not waited for: {reason}");
        }

        return play;
    }
}
