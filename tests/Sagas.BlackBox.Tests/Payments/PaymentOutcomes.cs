using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.BlackBox.Tests.Payments;

/// <summary>Every source of the simulated gateway, with the end and the charges that it promises.</summary>
public abstract class PaymentOutcomes(Services services, Size size) : SharedService(services, size)
{
    private readonly HashSet<string> _moved = [];

    [Fact]
    public async Task A_payment_goes_through_and_is_charged_once()
    {
        var id = await AcceptedAsync();

        var payment = await Api.EndedAsync(id);

        payment.GetProperty("state").GetString().ShouldBe("Completed");
        var charge = (await Api.ChargesAsync(id)).ShouldHaveSingleItem();
        charge.ShouldSatisfyAllConditions(
            () => charge.PaymentId.ShouldBe(id),
            () => charge.Currency.ShouldBe("EUR"),
            () => charge.Authorized.ShouldBe(1250),
            () => charge.Captured.ShouldBe(1250),
            () => charge.Voided.ShouldBe(0),
            () => charge.Refunded.ShouldBe(0));
    }

    [Theory]
    [InlineData("tok_error_twice")]
    [InlineData("tok_timeout_charged")]
    [InlineData("tok_timeout_lost")]
    [InlineData("tok_slow")]
    public async Task A_gateway_in_trouble_still_charges_once(string source)
    {
        var id = await AcceptedAsync(source);

        var payment = await Api.EndedAsync(id, TimeSpan.FromSeconds(60));

        payment.GetProperty("state").GetString().ShouldBe("Completed");
        var charge = (await Api.ChargesAsync(id)).ShouldHaveSingleItem();
        charge.Captured.ShouldBe(1250);
        charge.Voided.ShouldBe(0);
    }

    [Theory]
    [InlineData("tok_declined", "card_declined")]
    [InlineData("tok_of_nobody", "source_unknown")]
    public async Task A_declined_payment_fails_and_charges_nothing(string source, string code)
    {
        var id = await AcceptedAsync(source);

        var payment = await Api.EndedAsync(id);

        payment.GetProperty("state").GetString().ShouldBe("Failed");
        payment.GetProperty("failure").GetProperty("code").GetString().ShouldBe(code);
        (await Api.ChargesAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_soft_decline_waits_for_its_day_and_then_goes_through()
    {
        var id = await AcceptedAsync("tok_insufficient_funds");
        var timer = await NextDayAsync(id);
        timer.GetProperty("dueAt").GetDateTime().ShouldBeGreaterThan(DateTime.UtcNow);
        (await Api.GetAsync($"/v1/payments/{id}")).Json.GetProperty("failure").GetProperty("code").GetString().ShouldBe("insufficient_funds");

        await ComesAsync(timer);

        var payment = await Api.EndedAsync(id);
        payment.GetProperty("state").GetString().ShouldBe("Completed");
        payment.TryGetProperty("failure", out _).ShouldBeFalse();
        (await Api.ChargesAsync(id)).ShouldHaveSingleItem().Captured.ShouldBe(1250);
    }

    [Fact]
    public async Task A_payer_without_money_on_every_day_fails_in_the_end()
    {
        var id = await AcceptedAsync("tok_insufficient_funds_always");
        var days = 0;
        while (await NextDayAsync(id) is { ValueKind: not JsonValueKind.Undefined } timer)
        {
            (++days).ShouldBeLessThanOrEqualTo(10);
            await ComesAsync(timer);
        }

        var payment = await Api.EndedAsync(id);
        (payment.GetProperty("state").GetString(), payment.GetProperty("failure").GetProperty("code").GetString()).ShouldBe(("Failed", "insufficient_funds"));
        days.ShouldBeGreaterThanOrEqualTo(5); // Of ten days, at least these are banking days.
        (await Api.ChargesAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_capture_fails_the_payment_and_voids_the_charge()
    {
        var id = await AcceptedAsync("tok_capture_fails");

        var payment = await Api.EndedAsync(id);

        payment.GetProperty("state").GetString().ShouldBe("Failed");
        var charge = (await Api.ChargesAsync(id)).ShouldHaveSingleItem();
        charge.Captured.ShouldBe(0);
        charge.Voided.ShouldBe(1250);
    }

    [Theory]
    [InlineData("tok_void_fails")]
    [InlineData("tok_unknown")]
    public async Task What_cannot_be_finished_waits_for_a_person(string source)
    {
        var id = await AcceptedAsync(source);

        var payment = await Api.EndedAsync(id, TimeSpan.FromSeconds(60));

        payment.GetProperty("state").GetString().ShouldBe("NeedsAttention");
        (await Api.GetAsync($"/v1/sagas/{id}")).Field("status").ShouldBe("faulted");
    }

    /// <summary>The timer of a payment's next try that has not been moved; undefined when the payment has ended.</summary>
    private async Task<JsonElement> NextDayAsync(string id)
    {
        JsonElement timer = default;
        await Eventually.TrueAsync($"a timer of payment {id}, or its end", TimeSpan.FromSeconds(30), async () =>
        {
            var saga = (await Api.GetAsync($"/v1/sagas/{id}")).Json;
            timer = saga.GetProperty("timers").EnumerateArray().FirstOrDefault(known =>
                known.GetProperty("dueAt").GetDateTime() > DateTime.UtcNow.AddMinutes(1) && _moved.Add(known.GetProperty("id").GetString()!)); // Other timers are limits, of seconds.
            return timer.ValueKind != JsonValueKind.Undefined || saga.GetProperty("status").GetString() == "compensated";
        });
        return timer;
    }

    private async Task ComesAsync(JsonElement timer)
    {
        var moved = await Api.PostAsync($"/v1/timers/{timer.GetProperty("id").GetString()}/move", new JsonObject { ["dueAt"] = DateTime.UtcNow, ["reason"] = "the day has come" });
        moved.Code.ShouldBe(202, moved.Text);
    }
}

public sealed class EmbeddedPaymentOutcomesTests(Services services) : PaymentOutcomes(services, Size.Embedded);

public sealed class LargePaymentOutcomesTests(Services services) : PaymentOutcomes(services, Size.Large);
