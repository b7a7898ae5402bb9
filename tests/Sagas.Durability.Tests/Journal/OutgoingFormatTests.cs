using System.Text;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Tests.Journal;

public class OutgoingFormatTests
{
    private static readonly Guid Id = Guid.Parse("01a20dcf-5a68-7e8c-ad9c-c8545d50b67d");

    [Fact]
    public void A_row_written_today_is_pinned_byte_for_byte()
    {
        var bytes = OutgoingFormat.Write([Command() with { Headers = new Dictionary<string, string> { ["tenant"] = "acme" } }]);

        Encoding.UTF8.GetString(bytes!).ShouldBe(
            """[{"kind":"Command","id":"01a20dcf-5a68-7e8c-ad9c-c8545d50b67d","to":"rabbitmq://host/vhost/ship-order","exchange":"ship-order","types":["urn:message:Shop:ShipOrder"],"headers":{"tenant":"acme"},"body":{"orderId":17}}]""");
    }

    [Fact]
    public void What_is_written_is_read_again_whole()
    {
        var message = Command() with
        {
            Kind = OutgoingKind.Event,
            HasTaker = true,
            RoutingKey = "a.b",
            Bindings = [new OutgoingBinding("Shop:OrderShipped", new Uri("exchange:Shop%3AINews"), "#")],
            Source = new Uri("rabbitmq://host/vhost/order"),
            ResponseAddress = new Uri("rabbitmq://host/vhost/reply"),
            FaultAddress = new Uri("rabbitmq://host/vhost/fault"),
            RequestId = Guid.CreateVersion7(),
            CorrelationId = Guid.CreateVersion7(),
            ConversationId = Guid.CreateVersion7(),
            InitiatorId = Guid.CreateVersion7(),
        };

        var read = OutgoingFormat.Read(OutgoingFormat.Write([message])).ShouldHaveSingleItem();

        (read with { Body = default, Types = message.Types, Headers = message.Headers, Bindings = message.Bindings }).ShouldBe(message with { Body = default });
        read.Types.ShouldBe(message.Types);
        read.Bindings.ShouldBe(message.Bindings);
        Encoding.UTF8.GetString(read.Body.Span).ShouldBe("""{"orderId":17}""");
    }

    [Fact]
    public void A_raw_body_that_is_no_JSON_is_kept_as_it_came()
    {
        byte[] body = [0xFF, 0x00, 0x22];
        var message = Command() with { Kind = OutgoingKind.Aside, RawContentType = "text/plain", RawCorrelationId = "order-17", Body = body };

        var read = OutgoingFormat.Read(OutgoingFormat.Write([message])).ShouldHaveSingleItem();

        read.Body.ToArray().ShouldBe(body);
        (read.RawContentType, read.RawCorrelationId).ShouldBe(("text/plain", "order-17"));
    }

    [Fact]
    public void Nothing_sent_is_nothing_stored()
    {
        OutgoingFormat.Write([]).ShouldBeNull();
        OutgoingFormat.Read(null).ShouldBeEmpty();
    }

    private static OutgoingMessage Command() => new()
    {
        Kind = OutgoingKind.Command,
        MessageId = Id,
        Destination = new Uri("rabbitmq://host/vhost/ship-order"),
        Exchange = "ship-order",
        Types = ["urn:message:Shop:ShipOrder"],
        Body = Encoding.UTF8.GetBytes("""{"orderId":17}"""),
    };
}
