using System.Net;
using System.Text.Json.Nodes;
using Sagas.Operations.Catalogue;
using Sagas.Operations.Receipts;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests.Http;

public sealed class GetPaymentRouteTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.CreateVersion7(TestTime.Start);
    private TestService _service = null!;

    public async ValueTask InitializeAsync() => _service = await TestService.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task A_payment_is_shown_with_all_its_fields()
    {
        await AddAsync(Sample("Failed", failure: true));

        await ShouldShowAsync(await _service.GetAsync($"/v1/payments/{Id}"), $$"""
            {
              "id": "{{Id}}", "state": "Failed", "amount": { "minor": 1250, "currency": "EUR" }, "payer": "alice", "payee": "shop", "reference": "order 17",
              "failure": { "reason": "declined", "code": "card_declined", "message": "The card was declined." },
              "version": 4, "createdAt": "2026-03-02T09:00:00Z", "updatedAt": "2026-03-02T09:00:01.5Z"
            }
            """);
    }

    [Fact]
    public async Task A_payment_that_did_not_fail_shows_no_failure()
    {
        await AddAsync(Sample("Completed"));

        (await (await _service.GetAsync($"/v1/payments/{Id}")).JsonAsync()).AsObject().ContainsKey("failure").ShouldBeFalse();
    }

    [Fact]
    public async Task Before_the_sagas_first_commit_its_receipt_answers()
    {
        await AddReceiptAsync();

        await ShouldShowAsync(await _service.GetAsync($"/v1/payments/{Id}"), $$"""
            {
              "id": "{{Id}}", "state": "Submitted", "amount": { "minor": 1250, "currency": "EUR" }, "payer": "alice", "payee": "shop", "reference": "order 17",
              "version": 0, "createdAt": "2026-03-02T09:00:00Z", "updatedAt": "2026-03-02T09:00:00Z"
            }
            """);
    }

    [Fact]
    public async Task Once_there_is_a_saga_the_receipt_is_silent()
    {
        await AddReceiptAsync();
        await AddAsync(Sample("Reserved"));

        (await (await _service.GetAsync($"/v1/payments/{Id}")).JsonAsync())["state"]!.GetValue<string>().ShouldBe("Reserved");
    }

    [Theory]
    [InlineData("/v1/payments/0195573f-0000-7000-8000-00000000dead")]
    [InlineData("/v1/payments/order-17")]
    [InlineData("/v1/payments/0195573f-0000-7000-8000-00000000dead?wait=60")]
    public async Task What_is_not_there_is_404_at_once(string path)
    {
        var response = await _service.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.ProblemAsync()).Type.ShouldBe("urn:sagas:not_found");
    }

    [Fact]
    public async Task Another_tenants_payment_and_receipt_are_404()
    {
        await AddAsync(Sample("Completed"));
        await AddReceiptAsync();

        (await _service.GetAsync($"/v1/payments/{Id}", tenant: "acme")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Equal_ids_of_two_tenants_are_two_payments()
    {
        await AddAsync(Sample("Completed"));
        await AddAsync(Sample("Failed", tenant: "acme"));

        (await StateAsync(tenant: "default")).ShouldBe("Completed");
        (await StateAsync(tenant: "acme")).ShouldBe("Failed");
        (await StateAsync(role: "admin", tenant: "*")).ShouldBe("Completed");
        (await StateAsync(role: "admin", tenant: "*", query: "?tenant=acme")).ShouldBe("Failed");
    }

    [Theory]
    [InlineData("viewer", "a•••", "s•••")]
    [InlineData("analyst", "alice", "shop")]
    [InlineData("operator", "alice", "shop")]
    [InlineData("admin", "alice", "shop")]
    [InlineData("publisher", "alice", "shop")]
    public async Task The_parties_are_masked_for_a_viewer(string role, string payer, string payee)
    {
        await AddAsync(Sample("Completed"));

        var json = await (await _service.GetAsync($"/v1/payments/{Id}", role)).JsonAsync();

        (json["payer"]!.GetValue<string>(), json["payee"]!.GetValue<string>()).ShouldBe((payer, payee));
    }

    [Fact]
    public async Task Who_has_not_signed_in_reads_nothing() => (await _service.GetAsync($"/v1/payments/{Id}", role: null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task The_entity_tag_is_version_and_state()
    {
        await AddAsync(Sample("Completed"));

        (await _service.GetAsync($"/v1/payments/{Id}")).Headers.ETag!.ToString().ShouldBe("W/\"4-Completed\"");
    }

    [Theory]
    [InlineData("W/\"4-Completed\"", HttpStatusCode.NotModified)]
    [InlineData("\"4-Completed\"", HttpStatusCode.NotModified)]
    [InlineData("\"1-Submitted\", W/\"4-Completed\"", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("W/\"3-Captured\"", HttpStatusCode.OK)]
    public async Task What_the_caller_has_is_not_sent_again(string ifNoneMatch, HttpStatusCode status)
    {
        await AddAsync(Sample("Completed"));

        var response = await _service.GetAsync($"/v1/payments/{Id}", ifNoneMatch: ifNoneMatch);

        response.StatusCode.ShouldBe(status);
        response.Headers.ETag.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("61")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("long")]
    [InlineData("")]
    public async Task A_wait_outside_1_to_60_is_refused(string wait)
    {
        var response = await _service.GetAsync($"/v1/payments/{Id}?wait={wait}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ProblemAsync()).ShouldBe(("urn:sagas:validation_failed", "wait=out_of_range"));
    }

    [Fact]
    public async Task A_wait_for_what_has_ended_is_answered_at_once()
    {
        await AddAsync(Sample("Completed"));

        (await _service.GetAsync($"/v1/payments/{Id}?wait=60")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wait_is_answered_when_its_time_is_over()
    {
        await AddAsync(Sample("Captured"));

        var response = await _service.Time.RunAsync(_service.GetAsync($"/v1/payments/{Id}?wait=1"));

        (await response.JsonAsync())["state"]!.GetValue<string>().ShouldBe("Captured");
    }

    private static Payment Sample(string state, string tenant = "default", bool failure = false)
    {
        var payment = new Payment
        {
            CorrelationId = SagaId.For(tenant, Id),
            BusinessId = Id,
            Tenant = tenant,
            State = state,
            Version = 4,
            AmountMinor = 1250,
            Currency = "EUR",
            Payer = "alice",
            Payee = "shop",
            Source = "tok_ok",
            Reference = "order 17",
            CreatedAt = TestTime.Start.UtcDateTime,
            UpdatedAt = TestTime.Start.UtcDateTime.AddMilliseconds(1500),
        };
        if (failure)
            payment.Fail("declined", "card_declined", "The card was declined.");
        return payment;
    }

    private static async Task ShouldShowAsync(HttpResponseMessage response, string json)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var shown = await response.JsonAsync();
        JsonNode.DeepEquals(shown, JsonNode.Parse(json)).ShouldBeTrue(shown.ToJsonString());
    }

    private async Task<string> StateAsync(string tenant, string role = "publisher", string query = "") =>
        (await (await _service.GetAsync($"/v1/payments/{Id}{query}", role, tenant)).JsonAsync())["state"]!.GetValue<string>();

    private async Task AddAsync(Payment payment)
    {
        _service.Database.Add(payment);
        await _service.Database.SaveChangesAsync();
    }

    private async Task AddReceiptAsync()
    {
        _service.Database.Add(new Receipt
        {
            Operation = "SubmitPayment",
            Key = "order-17",
            BusinessId = Id,
            Original = true,
            Payload = """{"amount":{"currency":"EUR","minor":1250},"payee":"shop","payer":"alice","reference":"order 17","source":"tok_ok"}""",
            AcceptedAt = TestTime.Start.UtcDateTime,
        });
        await _service.Database.SaveChangesAsync();
    }
}
