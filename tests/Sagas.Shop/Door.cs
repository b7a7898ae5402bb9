using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Sagas.Shop;

/// <summary>Where customers place orders. One who got no answer asks again, here or at another node.</summary>
internal static class Door
{
    public static async Task<IResult> PlaceAsync(Guid id, ShopDbContext database, ISendEndpointProvider sends, CancellationToken cancellationToken)
    {
        if (await database.Set<Receipt>().AnyAsync(receipt => receipt.Id == id, cancellationToken))
            return Results.Accepted();

        database.Add(new Receipt { Id = id });
        await SendAsync("note-order", new NoteOrder(id, "received"));
        await SendAsync("order", new PlaceOrder(id));
        await database.SaveChangesAsync(cancellationToken);
        return Results.Accepted();

        async Task SendAsync<T>(string queue, T message)
            where T : class => await (await sends.GetSendEndpoint(new Uri($"queue:{queue}"))).Send(message, cancellationToken);
    }

    public static async Task<IResult> BurnAsync(Guid id, ShopDbContext database, ISendEndpointProvider sends, CancellationToken cancellationToken)
    {
        await (await sends.GetSendEndpoint(new Uri("queue:burn-order"))).Send(new BurnOrder(id), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return Results.Accepted();
    }
}
