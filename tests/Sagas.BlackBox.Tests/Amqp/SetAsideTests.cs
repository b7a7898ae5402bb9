using System.Text;
using System.Text.Json.Nodes;

namespace Sagas.BlackBox.Tests.Amqp;

/// <summary>What the door does not take goes to <c>payment_error</c> with the reason; the next message is handled.</summary>
public sealed class SetAsideTests(Services services) : BusTest(services)
{
    public static TheoryData<string, string?, string> Unreadable => new()
    {
        // what, type, body
        { "no JSON", "SubmitPayment", "this is not JSON" },
        { "half JSON", "SubmitPayment", "{\"paymentId\":" },
        { "nothing", "SubmitPayment", "" },
        { "a list", "SubmitPayment", "[]" },
        { "an id that is no UUID", "SubmitPayment", "{\"paymentId\":\"17\"}" },
        { "a type that nobody knows", "TransferAllMoney", "{\"paymentId\":\"0195f3a0-0000-7000-8000-000000000001\"}" },
        { "no type", null, "{\"paymentId\":\"0195f3a0-0000-7000-8000-000000000002\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"},\"payer\":\"a\",\"payee\":\"b\",\"source\":\"tok_ok\"}" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task An_unreadable_message_is_set_aside_with_the_reason_and_the_next_one_is_handled(string what, string? type, string body)
    {
        var messageId = Unique("bad");

        await Amqp.SendAsync(Door, new RawMessage(Encoding.UTF8.GetBytes(body)) { Type = type, MessageId = messageId });

        var aside = await Amqp.NextAsync(SetAside, messageId, Within);
        aside.Reason.ShouldNotBeNullOrWhiteSpace(what);
        aside.Text.ShouldBe(body);
        await TheNextOneGoesThroughAsync();
    }

    [Theory]
    [InlineData("ChargeAuthorized", "paymentId")]
    [InlineData("FundsReserved", "transferId")]
    [InlineData("ChargeCaptured", "paymentId")]
    [InlineData("ReserveFunds", "transferId")]
    [InlineData("PaymentCompleted", "paymentId")]
    public async Task An_internal_message_at_the_public_door_is_set_aside_and_nothing_happens(string type, string field)
    {
        var waiting = await WaitingForTheGatewayAsync();
        var messageId = Unique("forged");

        await Amqp.SendAsync(Door, RawMessage.Json(new JsonObject { [field] = waiting }) with { Type = type, MessageId = messageId });

        (await Amqp.NextAsync(SetAside, messageId, Within)).Reason.ShouldNotBeNullOrWhiteSpace();
        await Api.EndedAsync(waiting, Within);
        var timeline = (await Api.GetAsync($"/v1/sagas/{waiting}/timeline")).Json;
        Timelines.Judge(timeline).ShouldBeEmpty();
        Timelines.Items(timeline).Count.ShouldBe(5, "one item a step, none from the forged message");
    }

    [Fact]
    public async Task A_refused_command_is_set_aside_with_its_problem()
    {
        var id = Guid.NewGuid();
        var messageId = Unique("order");

        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: id, minor: 0), messageId));

        (await Amqp.NextAsync(SetAside, messageId, Within)).Problem.ShouldBe("urn:sagas:validation_failed");
        (await Api.GetAsync($"/v1/payments/{id}")).Code.ShouldBe(404);
        await TheNextOneGoesThroughAsync();
    }

    [Fact]
    public async Task A_known_key_with_another_payload_is_refused()
    {
        var key = Unique("order");
        var first = Guid.NewGuid();
        var second = Guid.NewGuid();
        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: first), key));
        await EndOfAsync(first);

        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: second, minor: 99), key));

        (await Amqp.NextAsync(SetAside, key, Within)).Problem.ShouldBe("urn:sagas:payload_mismatch");
        (await Api.GetAsync($"/v1/payments/{second}")).Code.ShouldBe(404);
    }

    // A payment whose gateway takes its time: whatever a forged message could do to it, it could do now.
    private Task<string> WaitingForTheGatewayAsync() => AcceptedAsync("tok_slow");
}
