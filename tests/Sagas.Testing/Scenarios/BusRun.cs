using Sagas.Testing.Amqp;
using Sagas.Testing.Http;
using Sagas.Testing.Processes;

namespace Sagas.Testing.Scenarios;

/// <summary>
/// <c>SubmitPayment</c> as raw JSON from a plain AMQP client, some of them twice, with ids of orders for message ids: each is one payment, completed and charged once.
/// </summary>
/// <param name="Payments">How many payments.</param>
/// <param name="Twice">How many of them are published a second time.</param>
/// <param name="Seed">Decides which, and when.</param>
/// <param name="Progress">Told in words what happens.</param>
public sealed record BusRun(int Payments, int Twice, int Seed, Action<string> Progress)
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(180);

    /// <summary>Runs it on a service of its own.</summary>
    public async Task<BusRunResult> RunAsync()
    {
        var chance = new Random(Seed);
        var orders = Enumerable.Range(0, Payments).Select(number => (Id: Guid.NewGuid(), MessageId: $"order-{number}")).ToArray();
        var published = orders.Concat(orders.OrderBy(_ => chance.Next()).Take(Twice)).ToArray();
        chance.Shuffle(published);

        await using var service = new ServiceProcess(await ServiceSetup.CreateAsync(Size.Large));
        await service.StartAsync();
        await using var amqp = await PlainAmqp.ConnectAsync(service.Setup.RabbitMq!.Address);
        foreach (var batch in published.Chunk(100))
        {
            await Task.WhenAll(batch.Select(order =>
                amqp.SubmitPaymentAsync(RawMessage.SubmitPayment(PaymentBody.With(id: order.Id), order.MessageId))));
        }

        Progress($"{published.Length} messages published");
        var completed = await CompletedAsync(service.Api);
        var charged = 0;
        foreach (var (id, _) in orders)
            charged += (await service.Api.ChargesAsync(id.ToString())).Count;

        var all = await IdsAsync(service.Api, "");
        var errors = await amqp.CountAsync("payment_error");
        Progress($"{completed.Count} completed, {all.Count} payments in all, {charged} charges, {errors} messages set aside");
        return new BusRunResult(published.Length, all.Count, completed.Count, charged, (int)errors, completed.SetEquals(orders.Select(order => order.Id.ToString())));
    }

    private async Task<HashSet<string>> CompletedAsync(Api api)
    {
        HashSet<string> completed = [];
        try
        {
            await Eventually.TrueAsync($"{Payments} completed payments", EndWithin, async () =>
            {
                completed = await IdsAsync(api, "&status=completed");
                return completed.Count >= Payments;
            });
        }
        catch (TimeoutException)
        {
            Progress($"Only {completed.Count} of {Payments} are completed after {EndWithin.TotalSeconds} s.");
        }

        return completed;
    }

    private static async Task<HashSet<string>> IdsAsync(Api api, string filter)
    {
        var ids = new HashSet<string>();
        var cursor = "";
        do
        {
            var page = (await api.GetAsync($"/v1/sagas?workflow=payment&limit=200{filter}{cursor}")).Json;
            ids.UnionWith(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : "";
        }
        while (cursor.Length > 0);
        return ids;
    }
}
