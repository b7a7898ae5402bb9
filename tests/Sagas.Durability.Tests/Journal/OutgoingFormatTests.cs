using System.Formats.Cbor;
using System.Text;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Tests.Journal;

public class OutgoingFormatTests
{
    private static readonly OutgoingFormat Format = new("rabbitmq://host/vhost/");
    private static readonly Guid Id = Guid.Parse("01a20dcf-5a68-7e8c-ad9c-c8545d50b67d");

    [Theory]
    [InlineData("rabbitmq://host/vhost/", "F6")]
    [InlineData("rabbitmq://another/", "767261626269746D713A2F2F686F73742F76686F73742F")]
    public void A_row_written_today_is_pinned_byte_for_byte(string bus, string root)
    {
        var bytes = new OutgoingFormat(bus).Write([Command() with { Headers = new Dictionary<string, string> { ["tenant"] = "acme", ["cause"] = Id.ToString() } }]);

        Convert.ToHexString(bytes!).ShouldBe($"82{root}BF025001A20DCF5A687E8CAD9CC8545D50B67D036A736869702D6F726465720D816E53686F703A536869704F726465720EA26674656E616E746461636D656563617573655001A20DCF5A687E8CAD9CC8545D50B67D114E7B226F726465724964223A31377DFF");
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

        var read = Format.Read(Format.Write([message])).ShouldHaveSingleItem();

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

        var read = Format.Read(Format.Write([message])).ShouldHaveSingleItem();

        read.Body.ToArray().ShouldBe(body);
        (read.RawContentType, read.RawCorrelationId).ShouldBe(("text/plain", "order-17"));
    }

    [Fact]
    public void An_address_of_another_host_and_a_type_of_another_kind_are_kept_whole()
    {
        var message = Command() with
        {
            Exchange = "",
            ResponseAddress = new Uri("loopback://localhost/elsewhere?temporary=true"),
            Types = ["urn:message:Shop:ShipOrder", "urn:other:ShipOrder"],
            Headers = new Dictionary<string, string> { ["upper"] = Id.ToString().ToUpperInvariant() },
        };

        var read = Format.Read(Format.Write([message, Command()]));

        (read[0].Exchange, read[0].ResponseAddress).ShouldBe(("", message.ResponseAddress));
        read[0].Types.ShouldBe(message.Types);
        read[0].Headers.ShouldBe(message.Headers);
        read[1].Exchange.ShouldBe("ship-order");
    }

    [Fact]
    public void Addresses_of_the_bus_are_those_of_the_bus_that_reads_them()
    {
        var moved = new OutgoingFormat("rabbitmq://other/vhost/");

        moved.Read(Format.Write([Command()])).ShouldHaveSingleItem().Destination.ShouldBe(new Uri("rabbitmq://other/vhost/ship-order"));
        Format.Read(moved.Write([Command()])).ShouldHaveSingleItem().Destination.ShouldBe(Command().Destination);
    }

    [Fact]
    public void A_short_address_stays_one()
    {
        var message = Command() with { Destination = new Uri("queue:ship-order"), Source = new Uri("rabbitmq://host/vhost/order") };

        var read = Format.Read(Format.Write([message])).ShouldHaveSingleItem();

        (read.Destination, read.Source).ShouldBe((message.Destination, message.Source));
    }

    [Fact]
    public void An_events_type_is_told_by_its_exchange()
    {
        var shipped = Command() with
        {
            Kind = OutgoingKind.Event,
            Destination = new Uri("rabbitmq://host/vhost/Shop:OrderShipped"),
            Exchange = "Shop:OrderShipped",
            Types = ["urn:message:Shop:OrderShipped", "urn:message:Shop:INews"],
        };

        var bytes = Format.Write([shipped])!;

        Encoding.Latin1.GetString(bytes).Split("OrderShipped").Length.ShouldBe(2);
        Format.Read(bytes).ShouldHaveSingleItem().Types.ShouldBe(shipped.Types);
    }

    [Fact]
    public void A_key_of_a_later_version_is_passed_over()
    {
        var cbor = new CborWriter();
        cbor.WriteStartArray(2);
        cbor.WriteTextString("rabbitmq://host/vhost/");
        cbor.WriteStartMap(4);
        cbor.WriteInt32((int)OutgoingKey.MessageId);
        cbor.WriteByteString(Id.ToByteArray(bigEndian: true));
        cbor.WriteInt32(99);
        cbor.WriteStartArray(1);
        cbor.WriteBoolean(true);
        cbor.WriteEndArray();
        cbor.WriteInt32((int)OutgoingKey.Destination);
        cbor.WriteTextString("ship-order");
        cbor.WriteInt32((int)OutgoingKey.Body);
        cbor.WriteByteString("{}"u8);
        cbor.WriteEndMap();
        cbor.WriteEndArray();

        Format.Read(cbor.Encode()).ShouldHaveSingleItem().Destination.ShouldBe(new Uri("rabbitmq://host/vhost/ship-order"));
    }

    [Fact]
    public void Nothing_sent_is_nothing_stored()
    {
        Format.Write([]).ShouldBeNull();
        Format.Read(null).ShouldBeEmpty();
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
