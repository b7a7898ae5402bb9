using Sagas.Testing.Servers;

namespace Sagas.BlackBox.Tests.Faults;

/// <summary>The database or the broker is down at start, or goes away later and comes back.</summary>
public sealed class ServerDownTests : IAsyncLifetime
{
    private readonly TcpProxy _postgres = new(ThrowawayPostgres.Port);
    private readonly TcpProxy _rabbitMq = new(ThrowawayRabbitMq.Port);
    private ServiceProcess _service = null!;

    public async ValueTask InitializeAsync() =>
        _service = new ServiceProcess(await ServiceSetup.CreateAsync(Size.Large, postgresPort: _postgres.Port, rabbitMqPort: _rabbitMq.Port));

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _postgres.DisposeAsync();
        await _rabbitMq.DisposeAsync();
    }

    [Theory]
    [InlineData("database")]
    [InlineData("broker")]
    public async Task A_server_that_is_down_at_start_is_named_and_waited_for(string name)
    {
        var (missing, there) = name == "database" ? (_postgres, _rabbitMq) : (_rabbitMq, _postgres);
        there.Open();
        _service.Launch();

        await _service.ReadinessAsync(name, ok: false);
        await Eventually.TrueAsync($"a log line about the {name}", TimeSpan.FromSeconds(30), () =>
            Task.FromResult((_service.Process.Output + _service.Process.Errors).Contains(name, StringComparison.OrdinalIgnoreCase)));

        missing.Open();
        await _service.ReadyAsync(TimeSpan.FromSeconds(60));
        await _service.ReadinessAsync(name, ok: true);
        var id = (await _service.Api.PayAsync(PaymentBody.With(), "first")).Field("id")!;
        await _service.NothingIsLostAsync([id]);
    }

    [Theory]
    [InlineData("database")]
    [InlineData("broker")]
    public async Task A_server_that_goes_away_is_named_and_nothing_is_lost(string name)
    {
        _postgres.Open();
        _rabbitMq.Open();
        await _service.StartAsync();
        using var stop = new CancellationTokenSource();
        var paying = _service.KeepPayingAsync(stop.Token);

        var away = name == "database" ? _postgres : _rabbitMq;
        for (var round = 0; round < 2; round++)
        {
            await away.GoAwayAsync();
            await _service.ReadinessAsync(name, ok: false);
            away.Open();
            await _service.ReadinessAsync(name, ok: true);
        }

        await stop.CancelAsync();
        var accepted = await paying;
        accepted.Count.ShouldBeGreaterThanOrEqualTo(4);
        await _service.NothingIsLostAsync(accepted);
    }

    [Fact]
    public async Task A_broker_that_comes_and_goes_before_anybody_is_ready_again_leaves_no_endpoint_behind()
    {
        const int seed = 20261128;
        var random = new Random(seed);
        _postgres.Open();
        _rabbitMq.Open();
        await _service.StartAsync();
        using var stop = new CancellationTokenSource();
        var paying = _service.KeepPayingAsync(stop.Token);

        for (var time = 0; time < 16; time++)
        {
            await _rabbitMq.GoAwayAsync();
            await Task.Delay(random.Next(800));
            _rabbitMq.Open();
            await Task.Delay(random.Next(1500));
        }

        await _service.ReadinessAsync("broker", ok: true);
        await stop.CancelAsync();
        await _service.NothingIsLostAsync(await paying);
    }

    [Fact]
    public async Task Without_the_database_a_payment_is_answered_unavailable_and_when_to_ask_again()
    {
        _postgres.Open();
        _rabbitMq.Open();
        await _service.StartAsync();
        await _postgres.GoAwayAsync();

        var answer = await _service.Api.PayAsync(PaymentBody.With(), "while away");

        answer.Code.ShouldBe(503, answer.Text);
        answer.Problem.ShouldBe("unavailable");
        answer.Json.GetProperty("missing").EnumerateArray().Select(item => item.GetString()).ShouldContain("database");
        int.Parse(answer.Header("Retry-After").ShouldNotBeNull(), System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);

        _postgres.Open();
        await _service.ReadinessAsync("database", ok: true);
        var again = await _service.Api.PayAsync(PaymentBody.With(), "while away");
        await _service.NothingIsLostAsync([again.Field("id")!]);
    }

    [Fact]
    public async Task Without_the_broker_a_payment_is_accepted_and_carried_out_when_it_is_back()
    {
        _postgres.Open();
        _rabbitMq.Open();
        await _service.StartAsync();
        await _rabbitMq.GoAwayAsync();

        var answer = await _service.Api.PayAsync(PaymentBody.With(), "while away");

        answer.Code.ShouldBe(202, answer.Text);
        _rabbitMq.Open();
        await _service.NothingIsLostAsync([answer.Field("id")!]);
    }

    [Fact]
    public async Task Connections_that_are_cut_again_and_again_cost_nothing()
    {
        _postgres.Open();
        _rabbitMq.Open();
        await _service.StartAsync();
        using var stop = new CancellationTokenSource();
        var paying = _service.KeepPayingAsync(stop.Token);

        for (var round = 0; round < 6; round++)
        {
            (round % 2 == 0 ? _postgres : _rabbitMq).Cut();
            var id = await Eventually.GetAsync($"a payment after cut {round}", TimeSpan.FromSeconds(60), async () =>
                (await _service.Api.PayAsync(PaymentBody.With(), $"cut-{round}")) is { Code: 202 } answer ? answer.Field("id") : null);
            await _service.Api.EndedAsync(id, TimeSpan.FromSeconds(60));
        }

        await stop.CancelAsync();
        await _service.NothingIsLostAsync(await paying);
    }
}
