namespace Sagas.BlackBox.Tests.Faults;

/// <summary><c>kill -9</c> of the service loses nothing and does nothing twice.</summary>
public abstract class KillContract(Size size, ITestOutputHelper output)
{
    [Fact]
    public async Task A_payment_accepted_with_202_survives_a_kill_at_once()
    {
        await using var service = new ServiceProcess(await ServiceSetup.CreateAsync(size));
        await service.StartAsync();

        var accepted = await service.Api.PayAsync(PaymentBody.With(), "order-17");
        await service.Kill9Async();
        await service.RestartAsync();

        accepted.Code.ShouldBe(202);
        var id = accepted.Field("id")!;
        (await service.Api.EndedAsync(id, TimeSpan.FromSeconds(60))).GetProperty("state").GetString().ShouldBe("Completed");
        (await service.Api.ChargesAsync(id)).Count.ShouldBe(1);
        (await service.Api.PayAsync(PaymentBody.With(), "order-17")).Header("Idempotency-Replayed").ShouldBe("true");
    }

    [Fact]
    public async Task A_kill_while_the_gateway_is_asked_charges_once()
    {
        await using var service = new ServiceProcess(await ServiceSetup.CreateAsync(size));
        await service.StartAsync();
        var id = (await service.Api.PayAsync(PaymentBody.With("tok_slow"), "order-17")).Field("id")!;
        await Eventually.TrueAsync("the payment at the gateway", TimeSpan.FromSeconds(30), async () =>
            (await service.Api.GetAsync($"/v1/payments/{id}")).Field("state") is "Reserved" or "Authorized");

        await service.Kill9Async();
        await service.RestartAsync();

        (await service.Api.EndedAsync(id, TimeSpan.FromSeconds(60))).GetProperty("state").GetString().ShouldBe("Completed");
        (await service.Api.ChargesAsync(id)).ShouldHaveSingleItem().Captured.ShouldBe(1250);
    }

    [Fact]
    public async Task Forty_payments_with_four_kills_end_with_each_charge_made_once()
    {
        var run = new KillRun(size, Payments: 40, Kills: 4, Seed: 20260101, output.WriteLine);

        var result = await run.RunAsync();

        result.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_that_is_asked_for_is_clean_and_what_was_under_way_goes_on_after_it()
    {
        await using var service = new ServiceProcess(await ServiceSetup.CreateAsync(size));
        await service.StartAsync();
        var id = (await service.Api.PayAsync(PaymentBody.With("tok_slow"), "order-17")).Field("id")!;

        var exitCode = await service.StopGracefullyAsync();
        await service.RestartAsync();

        exitCode.ShouldBe(0);
        (await service.Api.EndedAsync(id, TimeSpan.FromSeconds(60))).GetProperty("state").GetString().ShouldBe("Completed");
        (await service.Api.ChargesAsync(id)).Count.ShouldBe(1);
    }
}

public sealed class EmbeddedKillTests(ITestOutputHelper output) : KillContract(Size.Embedded, output);

public sealed class LargeKillTests(ITestOutputHelper output) : KillContract(Size.Large, output);
