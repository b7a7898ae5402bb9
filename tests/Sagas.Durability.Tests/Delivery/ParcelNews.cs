using MassTransit;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Delivery;

/// <summary>What subscribers know.</summary>
public interface IParcelNews
{
    Guid OrderId { get; }
}

/// <summary>What lies between.</summary>
public record ParcelNews(Guid OrderId) : IParcelNews;

/// <summary>What is published.</summary>
public sealed record ParcelLost(Guid OrderId) : ParcelNews(OrderId);

public sealed class ParcelNewsConsumer(Desk desk) : IConsumer<IParcelNews>
{
    public Task Consume(ConsumeContext<IParcelNews> context)
    {
        desk.Took(context.Message.OrderId, context.MessageId!.Value);
        return Task.CompletedTask;
    }
}
