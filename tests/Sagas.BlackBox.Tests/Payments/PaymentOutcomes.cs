namespace Sagas.BlackBox.Tests.Payments;

/// <summary>Every source of the simulated gateway, with the end and the charges that it promises.</summary>
public abstract class PaymentOutcomes(Services services, Size size) : SharedService(services, size)
{
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
    [InlineData("tok_declined")]
    [InlineData("tok_insufficient_funds")]
    [InlineData("tok_insufficient_funds_always")]
    public async Task A_declined_payment_fails_and_charges_nothing(string source)
    {
        var id = await AcceptedAsync(source);

        var payment = await Api.EndedAsync(id);

        payment.GetProperty("state").GetString().ShouldBe("Failed");
        (await Api.ChargesAsync(id)).Sum(charge => charge.Captured).ShouldBe(0);
    }

    [Fact]
    public async Task A_soft_decline_names_its_code()
    {
        var id = await AcceptedAsync("tok_insufficient_funds");

        var payment = await Api.EndedAsync(id);

        payment.GetProperty("failure").GetProperty("code").GetString().ShouldBe("insufficient_funds");
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
}

public sealed class EmbeddedPaymentOutcomesTests(Services services) : PaymentOutcomes(services, Size.Embedded);

public sealed class LargePaymentOutcomesTests(Services services) : PaymentOutcomes(services, Size.Large);
