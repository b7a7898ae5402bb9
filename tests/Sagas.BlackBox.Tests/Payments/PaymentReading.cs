using System.Diagnostics;

namespace Sagas.BlackBox.Tests.Payments;

/// <summary>Reading a payment: at once, waiting, and only when it changed.</summary>
public abstract class PaymentReading(Services services, Size size) : SharedService(services, size)
{
    [Fact]
    public async Task Location_is_a_path_that_answers_at_once()
    {
        var accepted = await Api.PayAsync(PaymentBody.With("tok_slow"), Unique("key"));
        var location = accepted.Header("Location").ShouldNotBeNull();

        var payment = await Api.GetAsync(location);

        location.ShouldBe($"/v1/payments/{accepted.Field("id")}");
        payment.Code.ShouldBe(200);
        payment.Field("id").ShouldBe(accepted.Field("id"));
        payment.Field("state").ShouldBeOneOf("Submitted", "Reserved", "Authorized");
    }

    [Fact]
    public async Task A_payment_shows_what_was_sent_and_what_became_of_it()
    {
        var id = await AcceptedAsync(reference: "order 17");
        await Api.EndedAsync(id);

        var answer = await Api.GetAsync($"/v1/payments/{id}");

        var payment = answer.Json;
        payment.GetProperty("amount").GetProperty("minor").GetInt64().ShouldBe(1250);
        payment.GetProperty("amount").GetProperty("currency").GetString().ShouldBe("EUR");
        answer.Field("payer").ShouldBe("alice");
        answer.Field("payee").ShouldBe("bob");
        answer.Field("reference").ShouldBe("order 17");
        answer.Field("state").ShouldBe("Completed");
        payment.GetProperty("version").GetInt32().ShouldBeGreaterThan(1);
        payment.GetProperty("updatedAt").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(payment.GetProperty("createdAt").GetDateTimeOffset());
        answer.Field("createdAt")!.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
        payment.TryGetProperty("failure", out var failure).ShouldBe(failure.ValueKind == System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Waiting_answers_when_the_payment_has_ended()
    {
        var id = await AcceptedAsync("tok_slow");

        var answer = await Api.GetAsync($"/v1/payments/{id}?wait=30");

        answer.Field("state").ShouldBe("Completed");
    }

    [Fact]
    public async Task Waiting_ends_after_the_seconds_given()
    {
        var id = await AcceptedAsync("tok_slow");
        var watch = Stopwatch.StartNew();

        var answer = await Api.GetAsync($"/v1/payments/{id}?wait=1");

        answer.Code.ShouldBe(200);
        answer.Field("state").ShouldNotBe("Completed");
        watch.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("61")]
    [InlineData("soon")]
    public async Task A_wait_outside_1_to_60_seconds_is_refused(string wait)
    {
        var id = await AcceptedAsync();

        var answer = await Api.GetAsync($"/v1/payments/{id}?wait={wait}");

        answer.Code.ShouldBe(400);
        answer.Problem.ShouldBe("validation_failed");
    }

    [Fact]
    public async Task An_unchanged_payment_is_not_sent_again()
    {
        var id = await AcceptedAsync();
        await Api.EndedAsync(id);
        var etag = (await Api.GetAsync($"/v1/payments/{id}")).Header("ETag").ShouldNotBeNull();

        var again = await Api.GetAsync($"/v1/payments/{id}", ("If-None-Match", etag));

        again.Code.ShouldBe(304);
        again.Text.ShouldBeEmpty();
        again.Header("ETag").ShouldBe(etag);
    }

    [Fact]
    public async Task A_changed_payment_has_another_etag()
    {
        var id = await AcceptedAsync("tok_slow");
        var early = (await Api.GetAsync($"/v1/payments/{id}")).Header("ETag").ShouldNotBeNull();
        await Api.EndedAsync(id);

        var late = await Api.GetAsync($"/v1/payments/{id}", ("If-None-Match", early));

        late.Code.ShouldBe(200);
        late.Header("ETag").ShouldNotBe(early);
    }

    [Fact]
    public async Task An_unknown_payment_is_not_found()
    {
        var answer = await Api.GetAsync($"/v1/payments/{Guid.CreateVersion7()}");

        answer.Code.ShouldBe(404);
        answer.Problem.ShouldBe("not_found");
    }
}

public sealed class EmbeddedPaymentReadingTests(Services services) : PaymentReading(services, Size.Embedded);

public sealed class LargePaymentReadingTests(Services services) : PaymentReading(services, Size.Large);
