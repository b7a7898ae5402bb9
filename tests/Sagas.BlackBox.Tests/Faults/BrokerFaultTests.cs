using Sagas.Testing.Servers;

namespace Sagas.BlackBox.Tests.Faults;

/// <summary>What can happen to a broker while payments go on. <c>tests/proof.sh faults</c> does it twenty times, and many things at once.</summary>
public sealed class BrokerFaultTests(DisturbedBroker disturbed) : IClassFixture<DisturbedBroker>
{
    private readonly ServiceProcess _service = disturbed.Service;
    private readonly OwnServers _servers = disturbed.Servers;

    [Fact]
    public Task A_broker_that_is_restarted_three_times_costs_nothing() => PayMeanwhileAsync(async () =>
    {
        for (var time = 0; time < 3; time++)
        {
            await _servers.StopAsync(ServerKind.RabbitMq);
            await _servers.StartAsync(ServerKind.RabbitMq);
            await PaidAsync($"restart-{time}");
        }
    });

    [Fact]
    public Task A_broker_that_is_killed_costs_nothing() => PayMeanwhileAsync(async () =>
    {
        await _servers.StopAsync(ServerKind.RabbitMq, kill: true);
        await _servers.StartAsync(ServerKind.RabbitMq);
    });

    [Fact]
    public Task What_is_accepted_while_the_broker_is_stopped_is_carried_out_when_it_is_back() => PayMeanwhileAsync(async () =>
    {
        await _servers.StopAsync(ServerKind.RabbitMq);
        await _service.ReadinessAsync("broker", ok: false);
        var waiting = await _service.Api.PayAsync(PaymentBody.With(), "while stopped");
        waiting.Code.ShouldBe(202, waiting.Text);

        await _servers.StartAsync(ServerKind.RabbitMq);

        await _service.NothingIsLostAsync([waiting.Field("id")!]);
    });

    [Fact]
    public Task Connections_that_the_operator_closes_cost_nothing() => PayMeanwhileAsync(async () =>
    {
        for (var time = 0; time < 3; time++)
        {
            (await _servers.DisconnectAllAsync()).ShouldBeTrue();
            await PaidAsync($"closed-{time}");
        }
    });

    private async Task PayMeanwhileAsync(Func<Task> disturbAsync)
    {
        using var stop = new CancellationTokenSource();
        var paying = _service.KeepPayingAsync(stop.Token);
        await disturbAsync();
        await stop.CancelAsync();
        await _service.NothingIsLostAsync(await paying);
    }

    private async Task PaidAsync(string key)
    {
        var accepted = await _service.Api.PayAsync(PaymentBody.With(), key);
        await _service.Api.EndedAsync(accepted.Field("id")!, TimeSpan.FromSeconds(180));
    }
}
