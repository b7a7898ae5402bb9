namespace Sagas.Dashboard.Tests.Desk;

/// <summary>Serves a filled desk for looking at it: <c>-explicit only -method '*Serve*'</c>, for ten minutes.</summary>
public sealed class Look
{
    [Fact(Explicit = true)]
    public async Task Serve_a_filled_desk_on_port_5099()
    {
        await using var host = await DeskHost.StartAsync(5099, everybody: "operator");
        await host.AddAsync(Seed.Day());
        await host.AddAsync(Seed.Timeline(2), Seed.Timeline(4));
        await host.AddAsync(Seed.Faults());
        await Task.Delay(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);

        host.Client.BaseAddress.ShouldNotBeNull();
    }
}
