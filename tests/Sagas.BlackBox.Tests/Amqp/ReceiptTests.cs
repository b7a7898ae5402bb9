using System.Text.Json.Nodes;

namespace Sagas.BlackBox.Tests.Amqp;

/// <summary>The answer to a command that names a queue for it: <c>ReceiptIssued</c> as raw JSON.</summary>
public sealed class ReceiptTests(Services services) : BusTest(services)
{
    [Fact]
    public async Task A_command_is_answered_accepted_and_its_repetition_replayed()
    {
        var id = Guid.NewGuid();
        var (reply, order) = (Unique("reply.test"), Unique("order"));
        await Amqp.DeclareReplyQueueAsync(reply);
        var message = RawMessage.SubmitPayment(PaymentBody.With(id: id), order) with { ReplyTo = reply };

        await Amqp.SendAsync(Door, message);
        var first = await Amqp.NextAsync(reply, Within);
        await Amqp.SendAsync(Door, message);
        var second = await Amqp.NextAsync(reply, Within);

        first.ContentType.ShouldBe("application/json");
        first.CorrelationId.ShouldBe(order);
        Text(first, "key").ShouldBe(order);
        Text(first, "operation").ShouldBe("SubmitPayment");
        Text(first, "id").ShouldBe(id.ToString());
        Text(first, "outcome").ShouldBe("accepted");
        Text(first, "state").ShouldBe("Submitted");
        second.CorrelationId.ShouldBe(order);
        Text(second, "id").ShouldBe(id.ToString());
        Text(second, "outcome").ShouldBe("replayed");
    }

    [Fact]
    public async Task A_repetition_after_the_end_tells_the_present_state()
    {
        var id = Guid.NewGuid();
        var (reply, order) = (Unique("reply.test"), Unique("order"));
        await Amqp.DeclareReplyQueueAsync(reply);
        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: id), order));
        await EndOfAsync(id);

        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: id), order) with { ReplyTo = reply });

        var receipt = await Amqp.NextAsync(reply, Within);
        Text(receipt, "outcome").ShouldBe("replayed");
        Text(receipt, "state").ShouldBe("Completed");
    }

    [Fact]
    public async Task A_refused_command_is_answered_with_its_problem()
    {
        var (reply, order) = (Unique("reply.test"), Unique("order"));
        await Amqp.DeclareReplyQueueAsync(reply);

        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: Guid.NewGuid(), minor: -5), order) with { ReplyTo = reply });

        var receipt = await Amqp.NextAsync(reply, Within);
        receipt.CorrelationId.ShouldBe(order);
        Text(receipt, "outcome").ShouldBe("refused");
        Text(receipt, "problem").ShouldBe("urn:sagas:validation_failed");
        await Amqp.NextAsync(SetAside, order, Within);
    }

    [Fact]
    public async Task A_reply_queue_that_there_is_not_harms_nobody()
    {
        var id = Guid.NewGuid();

        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: id), Unique("order")) with { ReplyTo = Unique("reply.gone") });

        (await EndOfAsync(id)).ShouldBe("Completed");
        await TheNextOneGoesThroughAsync();
    }

    [Fact]
    public async Task An_answer_goes_to_queues_named_reply_and_no_others()
    {
        var id = Guid.NewGuid();
        var elsewhere = Unique("elsewhere");
        await Amqp.DeclareReplyQueueAsync(elsewhere);

        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: id), Unique("order")) with { ReplyTo = elsewhere });

        (await EndOfAsync(id)).ShouldBe("Completed");
        await TheNextOneGoesThroughAsync();
        (await Amqp.CountAsync(elsewhere)).ShouldBe(0u);
    }

    private static string? Text(ReceivedMessage receipt, string field) => JsonNode.Parse(receipt.Text)![field]?.GetValue<string>();
}
