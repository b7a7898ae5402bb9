using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Sagas.Dashboard.Tests.Desk;
using Sagas.Durability.Faults;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.Http;

public sealed class FaultEndpointsTests : IAsyncLifetime
{
    private static readonly Guid Open = Seed.Fault(1).Id;
    private static readonly Guid Acmes = Seed.Fault(3).Id;
    private DeskHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAsync([Seed.Payment(1, "Authorized"), Seed.Payment(3, "Authorized", tenant: "acme")]);
        await _host.AddAsync(
        [
            Seed.Fault(1, change: fault => fault.SagaId = SagaId.For("default", DeskDatabase.Id(1))),
            Seed.Fault(2, FaultState.Replayed, change: fault => fault.Cause = "urn:sagas:validation_failed"),
            Seed.Fault(3, tenant: "acme", change: fault => fault.SagaId = SagaId.For("acme", DeskDatabase.Id(3))),
            Seed.Fault(4, FaultState.Discarded, change: fault => fault.Endpoint = "payment"),
        ]);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_item_has_exactly_the_promised_fields_and_no_part_of_the_message()
    {
        var answer = await _host.GetAsync("/v1/faults?state=open");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Headers["Sagas-As-Of"].ShouldBe("2026-02-01T12:00:00.000Z");
        using var json = JsonDocument.Parse(answer.Body);
        json.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(["items", "next"]);
        json.RootElement.GetProperty("items").GetArrayLength().ShouldBe(1);
        json.RootElement.GetProperty("items")[0].GetRawText().ShouldBe(
            $$"""{"id":"{{Open}}","endpoint":"authorize-charge","type":"AuthorizeCharge","messageId":"{{DeskDatabase.Id(6001)}}","sagaId":"{{DeskDatabase.Id(1)}}","cause":"TimeoutException","error":"The gateway did not answer within 10 s.","attempts":5,"at":"2026-02-01T11:59:59.000Z","state":"open"}""");
        answer.Body.ShouldNotContain("Payer Person");
    }

    [Theory]
    [InlineData("", 1, 2, 4)]
    [InlineData("?state=replayed", 2)]
    [InlineData("?endpoint=payment", 4)]
    [InlineData("?cause=urn:sagas:validation_failed", 2)]
    [InlineData("?state=open&endpoint=payment")]
    public async Task A_filter_shows_what_matches_newest_first(string query, params int[] numbers) =>
        (await IdsAsync($"/v1/faults{query}")).ShouldBe(numbers.Select(number => Seed.Fault(number).Id));

    [Fact]
    public async Task Cursors_lead_through_the_whole_list_once_whatever_comes_in_meanwhile()
    {
        await _host.AddAsync(Enumerable.Range(10, 5).Select(number => Seed.Fault(number)));

        var seen = new List<Guid>();
        for (var path = "/v1/faults?limit=2"; path is not null;)
        {
            using var json = JsonDocument.Parse((await _host.GetAsync(path)).Body);
            seen.AddRange(json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            path = json.RootElement.GetProperty("next").GetString() is { } next ? $"/v1/faults?limit=2&cursor={next}" : null;
            if (seen.Count == 2)
                await _host.AddAsync([Seed.Fault(0)]);
        }

        seen.ShouldBe(new[] { 1, 2, 4, 10, 11, 12, 13, 14 }.Select(number => Seed.Fault(number).Id));
    }

    [Theory]
    [InlineData("?state=lost", "state")]
    [InlineData("?limit=201", "limit")]
    [InlineData("?status=open", "status")]
    public async Task A_query_that_cannot_be_read_names_the_parameter(string query, string field)
    {
        var answer = await _host.GetAsync($"/v1/faults{query}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        using var json = JsonDocument.Parse(answer.Body);
        json.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([field]);
    }

    [Fact]
    public async Task A_cursor_of_another_filter_is_invalid()
    {
        using var json = JsonDocument.Parse((await _host.GetAsync("/v1/faults?limit=1")).Body);
        var next = json.RootElement.GetProperty("next").GetString();

        var answer = await _host.GetAsync($"/v1/faults?limit=1&state=open&cursor={next}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body.ShouldContain("urn:sagas:cursor_invalid");
    }

    [Fact]
    public async Task A_caller_of_all_tenants_sees_every_fault_and_a_saga_by_its_business_id()
    {
        (await IdsAsync("/v1/faults", tenant: "*")).ShouldContain(Acmes);
        (await IdsAsync("/v1/faults?tenant=acme", tenant: "*")).ShouldBe([Acmes]);

        using var json = JsonDocument.Parse((await _host.GetAsync("/v1/faults?tenant=acme", tenant: "*")).Body);
        json.RootElement.GetProperty("items")[0].GetProperty("sagaId").GetGuid().ShouldBe(DeskDatabase.Id(3));
    }

    [Theory]
    [InlineData("replay", "replayed", true)]
    [InlineData("discard", "discarded", false)]
    public async Task An_operator_decides_with_a_reason(string act, string state, bool goesOut)
    {
        var answer = await DecideAsync(Open, act, new { reason = " The gateway is back. " });

        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Body);
        using var json = JsonDocument.Parse(answer.Body);
        json.RootElement.GetProperty("id").GetGuid().ShouldBe(Open);
        json.RootElement.GetProperty("state").GetString().ShouldBe(state);
        (json.RootElement.GetProperty("messageId").ValueKind == JsonValueKind.String).ShouldBe(goesOut);
        _host.Faults.Decisions.ShouldHaveSingleItem().ShouldBe((act, Open, new FaultDecision("alice", "The gateway is back.")));
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("analyst")]
    [InlineData("publisher")]
    public async Task Nobody_else_decides(string role)
    {
        (await DecideAsync(Open, "replay", new { reason = "why not" }, role)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await DecideAsync(Open, "discard", new { reason = "why not" }, role)).Status.ShouldBe(HttpStatusCode.Forbidden);

        _host.Faults.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_publisher_does_not_see_the_list() => (await _host.GetAsync("/v1/faults", roles: "publisher")).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Theory]
    [InlineData("{}", "required")]
    [InlineData("""{ "reason": "  " }""", "required")]
    [InlineData("""{ "reason": "one\ntwo" }""", "control_character")]
    [InlineData("""{ "reason": "gone", "force": true }""", "unknown_field")]
    public async Task A_decision_without_a_proper_reason_is_refused(string body, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = await _host.PostAsync($"/v1/faults/{Open}/discard", content);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body.ShouldContain(code);
        _host.Faults.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reason_takes_500_characters_and_no_more()
    {
        (await DecideAsync(Open, "replay", new { reason = new string('x', 500) })).Status.ShouldBe(HttpStatusCode.Accepted);
        (await DecideAsync(Open, "replay", new { reason = new string('x', 501) })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_fault_that_is_decided_answers_409_with_its_state()
    {
        _host.Faults.Outcome = new FaultOutcome.NotOpen(FaultState.Replayed);

        var answer = await DecideAsync(Open, "discard", new { reason = "too late" });

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        using var json = JsonDocument.Parse(answer.Body);
        json.RootElement.GetProperty("type").GetString().ShouldBe("urn:sagas:not_in_this_state");
        json.RootElement.GetProperty("state").GetString().ShouldBe("replayed");
    }

    [Theory]
    [InlineData("0198c0de-0000-7000-8000-000000000001")]
    [InlineData("no-id")]
    public async Task An_id_that_nobody_has_is_not_found(string id)
    {
        using var body = JsonContent.Create(new { reason = "gone" });

        (await _host.PostAsync($"/v1/faults/{id}/replay", body)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_fault_of_another_tenant_is_not_found()
    {
        (await DecideAsync(Acmes, "replay", new { reason = "curious" })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await DecideAsync(Acmes, "replay", new { reason = "theirs" }, tenant: "acme")).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    private async Task<IEnumerable<Guid>> IdsAsync(string path, string tenant = "default")
    {
        var answer = await _host.GetAsync(path, "viewer", tenant);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        using var json = JsonDocument.Parse(answer.Body);
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
    }

    private async Task<DeskHost.Answer> DecideAsync(Guid id, string act, object body, string roles = "operator", string tenant = "default")
    {
        using var content = JsonContent.Create(body);
        return await _host.PostAsync($"/v1/faults/{id}/{act}", content, roles, tenant);
    }
}
