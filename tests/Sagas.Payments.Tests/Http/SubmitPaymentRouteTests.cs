using System.Net;
using System.Text.Json.Nodes;
using Sagas.Contracts;
using Sagas.Operations.Receipts;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests.Http;

public sealed class SubmitPaymentRouteTests : IAsyncLifetime
{
    private const string Body = """{ "amount": { "minor": 1250, "currency": "EUR" }, "payer": "alice", "payee": "shop", "source": "tok_ok", "reference": "order 17" }""";
    private static readonly Guid Id = Guid.CreateVersion7(TestTime.Start);
    private TestService _service = null!;

    public async ValueTask InitializeAsync() => _service = await TestService.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task A_new_payment_is_202_with_its_place_id_and_state()
    {
        var response = await _service.PostAsync(Body);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var json = await response.JsonAsync();
        var submission = _service.Door.Submissions.ShouldHaveSingleItem();
        JsonNode.DeepEquals(json, JsonNode.Parse($$"""{ "id": "{{submission.Id}}", "state": "Submitted" }""")).ShouldBeTrue(json.ToJsonString());
        response.Headers.Location!.ToString().ShouldBe($"/v1/payments/{submission.Id}");
        response.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
    }

    [Fact]
    public async Task The_door_is_given_the_key_the_tenant_and_an_id_that_the_service_made_now()
    {
        await _service.PostAsync(Body, key: "order-17", tenant: "acme");

        var submission = _service.Door.Submissions.ShouldHaveSingleItem();
        (submission.Key, submission.Tenant, submission.IdGiven, submission.Queue).ShouldBe(("order-17", "acme", false, "payment-saga"));
        (submission.Command.PaymentId, submission.Id.Version).ShouldBe((submission.Id, 7));
        submission.Command.Amount.ShouldBe(new Money(1250, "EUR"));
    }

    [Fact]
    public async Task A_given_id_needs_no_key()
    {
        var response = await _service.PostAsync(WithId(Id), key: null);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var submission = _service.Door.Submissions.ShouldHaveSingleItem();
        (submission.Key, submission.Id, submission.IdGiven).ShouldBe((null, Id, true));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_key_and_id_it_is_refused(string? key)
    {
        var response = await _service.PostAsync(Body, key);

        await ShouldBeRefusedAsync(response, HttpStatusCode.BadRequest, "urn:sagas:key_required", "");
    }

    [Fact]
    public async Task A_key_of_255_characters_is_taken_and_a_longer_one_refused()
    {
        (await _service.PostAsync(Body, new string('k', 255))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        _service.Door.Submissions.Clear();

        await ShouldBeRefusedAsync(await _service.PostAsync(Body, new string('k', 256)), HttpStatusCode.BadRequest, "urn:sagas:validation_failed", "Idempotency-Key=too_long");
    }

    [Theory]
    [InlineData("""{ "amount": { "minor": 0, "currency": "EUR" }, "payer": "a", "payee": "b", "source": "s" }""", "amount.minor=amount_not_positive")]
    [InlineData("""{ "amount": { "minor": 1, "currency": "XXX" }, "payer": "a", "payee": "b", "source": "s" }""", "amount.currency=currency_unknown")]
    [InlineData("""{ "amount": { "minor": 1, "currency": "EUR" }, "payer": "a", "payee": "a", "source": "s" }""", "payee=same_party")]
    [InlineData("""{}""", "amount=required payer=required payee=required source=required")]
    [InlineData("""{ "paymentId": "00000000-0000-0000-0000-000000000000", "amount": { "minor": 1, "currency": "EUR" }, "payer": "a", "payee": "b", "source": "s" }""", "paymentId=id_empty")]
    public async Task A_command_that_is_wrong_names_its_fields(string body, string errors) =>
        await ShouldBeRefusedAsync(await _service.PostAsync(body), HttpStatusCode.BadRequest, "urn:sagas:validation_failed", errors);

    [Fact]
    public async Task An_id_from_the_future_is_refused() => await ShouldBeRefusedAsync(
        await _service.PostAsync(WithId(Guid.CreateVersion7(TestTime.Start.AddHours(1)))), HttpStatusCode.BadRequest, "urn:sagas:validation_failed", "paymentId=id_in_future");

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "paymentId": "order-17" }""")]
    [InlineData("""{ "amount": { "minor": 12.5, "currency": "EUR" } }""")]
    public async Task A_body_that_cannot_be_read_is_refused(string body)
    {
        var response = await _service.PostAsync(body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ProblemAsync()).Type.ShouldBe("urn:sagas:malformed_json");
        _service.Door.Submissions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repetition_is_answered_as_the_first_time_and_marked()
    {
        _service.Door.Settles = _ => new Settlement.Replayed(Id);

        var response = await _service.PostAsync(Body);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        response.Headers.Location!.ToString().ShouldBe($"/v1/payments/{Id}");
        (await response.JsonAsync())["id"]!.GetValue<Guid>().ShouldBe(Id);
    }

    [Fact]
    public async Task Another_payload_under_the_key_is_422_with_the_fields()
    {
        _service.Door.Settles = id => new Settlement.Mismatch(id, ["amount.minor", "payer"]);

        var response = await _service.PostAsync(Body);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var json = await response.JsonAsync();
        json["type"]!.GetValue<string>().ShouldBe("urn:sagas:payload_mismatch");
        json["fields"]!.AsArray().Select(field => field!.GetValue<string>()).ShouldBe(["amount.minor", "payer"]);
    }

    [Fact]
    public async Task A_key_for_every_tenant_that_names_one_can_follow_its_place()
    {
        var response = await _service.PostAsync(Body, role: "admin", tenant: "*", path: "/v1/payments?tenant=acme");

        var submission = _service.Door.Submissions.ShouldHaveSingleItem();
        submission.Tenant.ShouldBe("acme");
        response.Headers.Location!.ToString().ShouldBe($"/v1/payments/{submission.Id}?tenant=acme");
    }

    [Fact]
    public async Task Another_tenant_cannot_be_named_by_who_is_bound_to_one()
    {
        var response = await _service.PostAsync(Body, tenant: "acme", path: "/v1/payments?tenant=other");

        var submission = _service.Door.Submissions.ShouldHaveSingleItem();
        submission.Tenant.ShouldBe("acme");
        response.Headers.Location!.ToString().ShouldBe($"/v1/payments/{submission.Id}");
    }

    [Theory]
    [InlineData("publisher", HttpStatusCode.Accepted)]
    [InlineData("admin", HttpStatusCode.Accepted)]
    [InlineData("operator", HttpStatusCode.Forbidden)]
    [InlineData("analyst", HttpStatusCode.Forbidden)]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Only_senders_may_pay(string? role, HttpStatusCode status) => (await _service.PostAsync(Body, role: role)).StatusCode.ShouldBe(status);

    private static string WithId(Guid id) => Body.Replace("{ \"amount\"", $"{{ \"paymentId\": \"{id}\", \"amount\"", StringComparison.Ordinal);

    private async Task ShouldBeRefusedAsync(HttpResponseMessage response, HttpStatusCode status, string type, string errors)
    {
        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.ProblemAsync()).ShouldBe((type, errors));
        _service.Door.Submissions.ShouldBeEmpty();
    }
}
