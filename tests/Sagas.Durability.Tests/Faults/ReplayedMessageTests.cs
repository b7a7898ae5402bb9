using System.Text;
using Sagas.Durability.Delivery;
using Sagas.Durability.Faults;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Tests.Faults;

public class ReplayedMessageTests
{
    private static readonly Guid First = new("0198c0de-0000-7000-8000-000000000001");
    private static readonly Guid Second = new("0198c0de-0000-7000-8000-000000000002");
    private static readonly Guid New = new("0198c0de-0000-7000-8000-000000000003");

    [Fact]
    public void An_envelope_goes_in_an_envelope_again_with_all_that_it_said_but_its_id()
    {
        var sent = new OutgoingMessage
        {
            Kind = OutgoingKind.Event,
            MessageId = First,
            Destination = new Uri("rabbitmq://broker/Shop:ParcelSent"),
            Source = new Uri("rabbitmq://broker/order"),
            CorrelationId = Guid.CreateVersion7(),
            ConversationId = Guid.CreateVersion7(),
            Types = ["urn:message:Shop:ParcelSent"],
            Headers = new Dictionary<string, string> { ["tenant"] = "acme" },
            Body = "{\"weight\":1.50}"u8.ToArray(),
        };

        var message = ReplayedMessage.Of(Fault(Envelope.ContentType, Envelope.Write(sent, DateTimeOffset.UnixEpoch)), New, Second);

        (message.Kind, message.MessageId, message.Exchange, message.RoutingKey).ShouldBe((OutgoingKind.Command, New, "", "parcel"));
        (message.Source, message.CorrelationId, message.ConversationId).ShouldBe((sent.Source, sent.CorrelationId, sent.ConversationId));
        message.Types.ShouldBe(sent.Types);
        message.RawContentType.ShouldBeNull();
        Encoding.UTF8.GetString(message.Body.Span).ShouldBe("{\"weight\":1.50}");
        message.Headers.ShouldBe(new Dictionary<string, string> { ["tenant"] = "acme", ["replays"] = First.ToString(), ["replays-for"] = Second.ToString() }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("application/json", "{\"orderId\":17}")]
    [InlineData(Envelope.ContentType, "this is no JSON")]
    [InlineData(Envelope.ContentType, "{\"message\":{}}")]
    [InlineData("", "")]
    public void What_is_no_envelope_goes_as_the_bytes_that_came(string contentType, string body)
    {
        var message = ReplayedMessage.Of(Fault(contentType, Encoding.UTF8.GetBytes(body)), New, null);

        message.RawContentType.ShouldBe(contentType.Length == 0 ? "application/octet-stream" : contentType);
        Encoding.UTF8.GetString(message.Body.Span).ShouldBe(body);
        message.Headers.ShouldBe(new Dictionary<string, string> { ["replays"] = First.ToString() });
    }

    [Fact]
    public void What_came_beside_a_raw_body_comes_again_and_its_sender_is_named()
    {
        var arrival = new Arrival
        {
            MessageId = "order-17",
            Type = "SubmitPayment",
            CorrelationId = "17",
            User = "shop",
            Headers = new Dictionary<string, string> { ["tenant"] = "acme" },
        };

        var message = ReplayedMessage.Of(Fault("application/json", "{}"u8.ToArray()) with { Arrival = arrival.Write() }, New, null);

        (message.TypeName, message.RawCorrelationId, message.Headers["tenant"]).ShouldBe(("SubmitPayment", "17", "acme"));
        (message.Headers[ReplayHeaders.MessageId], message.Headers[ReplayHeaders.User]).ShouldBe(("order-17", "shop"));
    }

    [Fact]
    public void A_replay_of_a_replay_stands_for_the_first_message()
    {
        var arrival = new Arrival { MessageId = Second.ToString(), Headers = new Dictionary<string, string> { [ReplayHeaders.MessageId] = "order-17" } };
        var fault = Fault("application/json", "{}"u8.ToArray()) with { MessageId = Second, Replays = First, Arrival = arrival.Write() };

        var message = ReplayedMessage.Of(fault, New, null);

        (message.Headers[ReplayHeaders.Replays], message.Headers[ReplayHeaders.MessageId]).ShouldBe((First.ToString(), "order-17"));
    }

    [Fact]
    public void Nobody_is_named_as_sender_by_a_header_of_the_message_itself()
    {
        var arrival = new Arrival { Headers = new Dictionary<string, string> { [ReplayHeaders.User] = "admin" } };

        var message = ReplayedMessage.Of(Fault("application/json", "{}"u8.ToArray()) with { Arrival = arrival.Write() }, New, null);

        message.Headers.ShouldNotContainKey(ReplayHeaders.User);
    }

    private static FaultRow Fault(string contentType, byte[] body) => new()
    {
        Id = Guid.CreateVersion7(),
        Endpoint = "parcel",
        MessageId = First,
        ContentType = contentType,
        Body = body,
    };
}
