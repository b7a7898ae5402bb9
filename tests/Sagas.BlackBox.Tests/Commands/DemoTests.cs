namespace Sagas.BlackBox.Tests.Commands;

/// <summary><c>--demo</c> plays sample traffic into an empty database.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_fills_an_empty_database_with_payments_of_several_ends()
    {
        await using var service = new ServiceProcess(await ServiceSetup.CreateAsync(Size.Embedded), "--demo");
        await service.StartAsync();

        await Eventually.TrueAsync("completed and failed payments", TimeSpan.FromSeconds(60), async () =>
            await CountAsync(service, "completed") > 0 && await CountAsync(service, "compensated") > 0);
    }

    [Fact]
    public async Task The_demo_leaves_a_database_with_payments_alone()
    {
        var setup = await ServiceSetup.CreateAsync(Size.Embedded);
        await using var service = new ServiceProcess(setup);
        await service.StartAsync();
        await service.Api.EndedAsync((await service.Api.PayAsync(PaymentBody.With(), "mine")).Field("id")!);
        await service.StopGracefullyAsync();

        var port = FreePort.Take();
        await using var again = setup.Start(setup.Folder.File("again.log"), "--demo", $"--Urls=http://127.0.0.1:{port}");
        await again.LineAsync(line => line.Contains(" ready: ", StringComparison.Ordinal), "The ready line", TimeSpan.FromSeconds(60));
        using var api = new Api(new Uri($"http://127.0.0.1:{port}"));

        (await api.PayAsync(PaymentBody.With(reference: "the last one"), "last")).Code.ShouldBe(202);
        await Eventually.TrueAsync("the last one", TimeSpan.FromSeconds(30), async () =>
            (await api.GetAsync("/v1/sagas?q=the%20last")).Json.GetProperty("items").GetArrayLength() == 1);
        (await api.GetAsync("/v1/sagas")).Json.GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    private static async Task<int> CountAsync(ServiceProcess service, string status) =>
        (await service.Api.GetAsync($"/v1/sagas?status={status}")).Json.GetProperty("items").GetArrayLength();
}
