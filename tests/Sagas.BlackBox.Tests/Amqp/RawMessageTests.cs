namespace Sagas.BlackBox.Tests.Amqp;

/// <summary>Raw JSON from a client that does not know MassTransit.</summary>
public sealed class RawMessageTests(Services services) : BusTest(services)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Amqp.PurgeAsync(SetAside);
    }

    [Fact]
    public async Task A_payment_sent_to_the_exchange_of_its_command_goes_through()
    {
        var id = Guid.NewGuid();

        await Amqp.SubmitPaymentAsync(RawMessage.SubmitPayment(PaymentBody.With(id: id), Unique("order")));

        (await EndOfAsync(id)).ShouldBe("Completed");
        (await Api.ChargesAsync(id.ToString())).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_exchange_of_a_command_stands_for_its_type()
    {
        var id = Guid.NewGuid();

        await Amqp.SubmitPaymentAsync(RawMessage.Json(PaymentBody.With(id: id)) with { MessageId = Unique("order") });

        (await EndOfAsync(id)).ShouldBe("Completed");
    }

    [Fact]
    public async Task A_payment_sent_to_the_queue_with_its_type_goes_through()
    {
        var id = Guid.NewGuid();

        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: id), Unique("order")));

        (await EndOfAsync(id)).ShouldBe("Completed");
    }

    [Fact]
    public async Task A_message_id_that_is_no_UUID_sent_twice_is_one_payment()
    {
        var message = RawMessage.SubmitPayment(PaymentBody.With(id: Guid.NewGuid(), reference: Unique("ref")), "order-17");
        var reference = System.Text.Json.JsonDocument.Parse(message.Body).RootElement.GetProperty("reference").GetString();

        await Amqp.SendAsync(Door, message);
        await Amqp.SendAsync(Door, message);

        await TheNextOneGoesThroughAsync();
        var items = (await Api.GetAsync($"/v1/sagas?q={reference}")).Json.GetProperty("items");
        items.GetArrayLength().ShouldBe(1);
        (await Api.ChargesAsync(items[0].GetProperty("id").GetString()!)).Count.ShouldBe(1);
        (await Amqp.CountAsync(SetAside)).ShouldBe(0u);
    }

    [Fact]
    public async Task A_message_without_an_id_is_told_apart_by_its_payment()
    {
        var id = Guid.NewGuid();
        var message = RawMessage.SubmitPayment(PaymentBody.With(id: id));

        await Amqp.SendAsync(Door, message);
        await Amqp.SendAsync(Door, message);

        (await EndOfAsync(id)).ShouldBe("Completed");
        await TheNextOneGoesThroughAsync();
        (await Api.ChargesAsync(id.ToString())).Count.ShouldBe(1);
        (await Amqp.CountAsync(SetAside)).ShouldBe(0u);
    }

    [Fact]
    public async Task The_bus_ignores_fields_that_it_does_not_know()
    {
        var id = Guid.NewGuid();
        var body = PaymentBody.With(id: id);
        body["note"] = "from a newer version";

        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(body, Unique("order")));

        (await EndOfAsync(id)).ShouldBe("Completed");
    }

    [Fact]
    public async Task The_message_id_is_the_key_and_HTTP_knows_it()
    {
        var key = Unique("order");
        var id = Guid.NewGuid();
        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: id), key));
        await EndOfAsync(id);

        var same = await Api.PayAsync(PaymentBody.With(id: id), key);
        var other = await Api.PayAsync(PaymentBody.With(id: id, minor: 99), key);

        same.Code.ShouldBe(202, same.Text);
        same.Header("Idempotency-Replayed").ShouldBe("true");
        other.Code.ShouldBe(422);
        other.Problem.ShouldBe("payload_mismatch");
    }

    [Fact]
    public async Task The_header_Idempotency_Key_stands_before_the_message_id()
    {
        var key = Unique("key");
        var id = Guid.NewGuid();

        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: id), Unique("order")) with { Headers = Key(key) });
        await EndOfAsync(id);

        (await Api.PayAsync(PaymentBody.With(id: id), key)).Header("Idempotency-Replayed").ShouldBe("true");
        (await Api.PayAsync(PaymentBody.With(minor: 99), key)).Code.ShouldBe(422);
    }

    private static Dictionary<string, string> Key(string key) => new() { ["Idempotency-Key"] = key };
}
