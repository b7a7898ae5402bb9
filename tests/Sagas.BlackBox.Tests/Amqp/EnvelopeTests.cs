namespace Sagas.BlackBox.Tests.Amqp;

/// <summary>MassTransit's JSON envelope, written by hand.</summary>
public sealed class EnvelopeTests(Services services) : BusTest(services)
{
    private const string Urn = "urn:message:Sagas.Contracts.Payments:SubmitPayment";

    [Fact]
    public async Task A_payment_in_an_envelope_goes_through_by_the_exchange()
    {
        var id = Guid.NewGuid();

        await Amqp.SubmitPaymentAsync(RawMessage.Envelope(Urn, PaymentBody.With(id: id), Guid.NewGuid()));

        (await EndOfAsync(id)).ShouldBe("Completed");
    }

    [Fact]
    public async Task An_envelope_sent_twice_is_one_payment()
    {
        var id = Guid.NewGuid();
        var message = RawMessage.Envelope(Urn, PaymentBody.With(id: id), Guid.NewGuid());

        await Amqp.SendAsync(Door, message);
        await Amqp.SendAsync(Door, message);

        (await EndOfAsync(id)).ShouldBe("Completed");
        await TheNextOneGoesThroughAsync();
        (await Api.ChargesAsync(id.ToString())).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_envelope_with_an_internal_fact_does_nothing()
    {
        var id = Guid.NewGuid();
        var fact = new System.Text.Json.Nodes.JsonObject { ["transferId"] = id.ToString() };

        await Amqp.SendAsync(Door, RawMessage.Envelope("urn:message:Sagas.Contracts.Ledger:FundsReserved", fact, Guid.NewGuid()));

        await TheNextOneGoesThroughAsync();
        (await Api.GetAsync($"/v1/payments/{id}")).Code.ShouldBe(404);
        (await Api.GetAsync($"/v1/sagas/{id}")).Code.ShouldBe(404);
    }
}
