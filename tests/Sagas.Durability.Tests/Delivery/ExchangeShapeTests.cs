using Sagas.Durability.Delivery;

namespace Sagas.Durability.Tests.Delivery;

public class ExchangeShapeTests
{
    [Theory]
    [InlineData("rabbitmq://broker/host/Shop:OrderShipped", "fanout", true, false)]
    [InlineData("rabbitmq://broker/host/Shop:OrderShipped?temporary=true", "fanout", false, true)]
    [InlineData("rabbitmq://broker/host/Shop:OrderShipped?durable=false", "fanout", false, false)]
    [InlineData("rabbitmq://broker/host/Shop:OrderShipped?autodelete=true", "fanout", true, true)]
    [InlineData("rabbitmq://broker/host/Shop:OrderShipped?temporary=true&type=direct", "direct", false, true)]
    [InlineData("rabbitmq://broker/host/Shop:OrderShipped?bind=true&durable=no", "fanout", true, false)]
    [InlineData("queue:ship-order", "fanout", true, false)]
    public void An_exchange_is_declared_as_its_address_says(string address, string type, bool isDurable, bool isAutoDelete) =>
        ExchangeShape.Of(new Uri(address)).ShouldBe(new ExchangeShape(type, isDurable, isAutoDelete));

    [Theory]
    [InlineData("fanout", true, false)]
    [InlineData("topic", false, true)]
    public void An_address_says_the_shape_and_the_name(string type, bool isDurable, bool isAutoDelete)
    {
        var shape = new ExchangeShape(type, isDurable, isAutoDelete);

        var address = new Uri(shape.AddressOf("Shop:OrderShipped").ToString());

        ExchangeShape.Of(address).ShouldBe(shape);
        EndpointCatalogue.EndpointOf(address).ShouldBe("Shop:OrderShipped");
    }
}
