using System.Text.Json;

namespace Sagas.BlackBox.Tests.Payments;

/// <summary>The same command sent twice is one payment; a key is bound to its payload.</summary>
public abstract class PaymentReplay(Services services, Size size) : SharedService(services, size)
{
    [Fact]
    public async Task The_same_key_and_payload_get_the_same_answer_marked_as_replayed()
    {
        var key = Unique("order");
        var first = await Api.PayAsync(PaymentBody.With(), key);

        var second = await Api.PayAsync(PaymentBody.With(), key);

        first.Code.ShouldBe(202);
        first.Header("Idempotency-Replayed").ShouldBeNull();
        second.Code.ShouldBe(202);
        second.Header("Idempotency-Replayed").ShouldBe("true");
        second.Field("id").ShouldBe(first.Field("id"));
        second.Header("Location").ShouldBe(first.Header("Location"));
    }

    [Fact]
    public async Task A_repetition_after_the_end_charges_nothing_more()
    {
        var key = Unique("order");
        var id = (await Api.PayAsync(PaymentBody.With(), key)).Field("id")!;
        await Api.EndedAsync(id);

        var again = await Api.PayAsync(PaymentBody.With(), key);

        again.Field("id").ShouldBe(id);
        (await Api.ChargesAsync(id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_order_and_spelling_of_equal_payloads_do_not_matter()
    {
        var key = Unique("order");
        await Api.PostTextAsync("/v1/payments", """{"amount":{"minor":500,"currency":"EUR"},"payer":"alice","payee":"bob","source":"tok_ok"}""", ("Idempotency-Key", key));

        var again = await Api.PostTextAsync(
            "/v1/payments",
            """{ "source": "tok_ok", "reference": null, "payee": "bob", "payer": "al\u0069ce", "amount": { "currency": "EUR", "minor": 500 } }""",
            ("Idempotency-Key", key));

        again.Code.ShouldBe(202, again.Text);
        again.Header("Idempotency-Replayed").ShouldBe("true");
    }

    [Fact]
    public async Task The_same_key_with_another_payload_is_refused_and_the_fields_are_named()
    {
        var key = Unique("order");
        await Api.PayAsync(PaymentBody.With(reference: "first"), key);

        var other = await Api.PayAsync(PaymentBody.With(minor: 1300, reference: "second"), key);

        other.Code.ShouldBe(422);
        other.Problem.ShouldBe("payload_mismatch");
        other.Header("Content-Type").ShouldNotBeNull().ShouldStartWith("application/problem+json");
        Strings(other.Json.GetProperty("fields")).ShouldBe(["amount.minor", "reference"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_known_id_under_a_new_key_is_replayed_when_the_payload_is_equal()
    {
        var id = Guid.CreateVersion7();
        await Api.PayAsync(PaymentBody.With(id: id), Unique("one"));

        var again = await Api.PayAsync(PaymentBody.With(id: id), Unique("two"));

        again.Code.ShouldBe(202);
        again.Header("Idempotency-Replayed").ShouldBe("true");
    }

    [Fact]
    public async Task A_known_id_under_a_new_key_is_refused_when_the_payload_differs()
    {
        var id = Guid.CreateVersion7();
        await Api.PayAsync(PaymentBody.With(id: id), Unique("one"));

        var other = await Api.PayAsync(PaymentBody.With(id: id, minor: 99), Unique("two"));

        other.Code.ShouldBe(422);
        other.Problem.ShouldBe("payload_mismatch");
        Strings(other.Json.GetProperty("fields")).ShouldBe(["amount.minor"]);
    }

    [Fact]
    public async Task An_id_stands_for_the_key()
    {
        var id = Guid.NewGuid();
        var first = await Api.PayAsync(PaymentBody.With(id: id));

        var second = await Api.PayAsync(PaymentBody.With(id: id));

        first.Code.ShouldBe(202, first.Text);
        first.Field("id").ShouldBe(id.ToString());
        second.Header("Idempotency-Replayed").ShouldBe("true");
    }

    [Fact]
    public async Task Without_key_and_id_a_key_is_asked_for()
    {
        var answer = await Api.PayAsync(PaymentBody.With());

        answer.Code.ShouldBe(400);
        answer.Problem.ShouldBe("key_required");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256)]
    public async Task A_key_that_is_empty_or_over_long_is_refused(int length)
    {
        var answer = await Api.PostAsync("/v1/payments", PaymentBody.With(), ("Idempotency-Key", new string('k', length)));

        answer.Code.ShouldBe(400, answer.Text);
    }

    [Fact]
    public async Task A_key_of_255_characters_is_taken()
    {
        var answer = await Api.PayAsync(PaymentBody.With(), Unique("k").PadRight(255, '/'));

        answer.Code.ShouldBe(202, answer.Text);
    }

    [Fact]
    public async Task Twenty_callers_at_the_same_instant_are_one_payment()
    {
        var key = Unique("rush");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Api.PayAsync(PaymentBody.With(), key)));

        answers.ShouldAllBe(answer => answer.Code == 202);
        var id = answers.Select(answer => answer.Field("id")).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        answers.Count(answer => answer.Header("Idempotency-Replayed") is null).ShouldBe(1);
        await Api.EndedAsync(id);
        (await Api.ChargesAsync(id)).Count.ShouldBe(1);
    }

    private static IEnumerable<string?> Strings(JsonElement array) => array.EnumerateArray().Select(item => item.GetString());
}

public sealed class EmbeddedPaymentReplayTests(Services services) : PaymentReplay(services, Size.Embedded);

public sealed class LargePaymentReplayTests(Services services) : PaymentReplay(services, Size.Large);
