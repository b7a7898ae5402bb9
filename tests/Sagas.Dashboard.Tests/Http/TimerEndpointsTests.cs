using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sagas.Dashboard.Tests.Desk;
using Sagas.Durability.Timers;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.Http;

public sealed class TimerEndpointsTests : IAsyncLifetime
{
    private static readonly Guid First = Seed.Timer(1).Token;
    private DeskHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAsync([Seed.Payment(1, "RetryScheduled"), Seed.Payment(3, "RetryScheduled", tenant: "acme")]);
        _host.Timers.Rows.AddRange(
        [
            Seed.Timer(2),
            Seed.Timer(1, change: timer => timer.SagaId = SagaId.For("default", DeskDatabase.Id(1))),
            Seed.Timer(3, tenant: "acme", change: timer => timer.SagaId = SagaId.For("acme", DeskDatabase.Id(3))),
        ]);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_next_due_is_first_and_an_item_has_exactly_the_promised_fields()
    {
        var answer = await _host.GetAsync("/v1/timers", roles: "viewer");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        answer.Headers["Sagas-As-Of"].ShouldBe("2026-02-01T12:00:00.000Z");
        using var json = JsonDocument.Parse(answer.Body);
        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();
        items.Select(item => item.GetProperty("id").GetGuid()).ShouldBe([First, Seed.Timer(2).Token]);
        items[0].GetRawText().ShouldBe(
            $$"""{"id":"{{First}}","sagaId":"{{DeskDatabase.Id(1)}}","kind":"RetryDue","dueAt":"2026-02-01T12:00:01.000Z","why":"RetryDue goes to payment-saga; set at 2026-02-01 11:00:00 UTC."}""");
        json.RootElement.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_cursor_leads_on_and_belongs_to_its_tenant()
    {
        using var first = JsonDocument.Parse((await _host.GetAsync("/v1/timers?limit=1")).Body);
        var next = first.RootElement.GetProperty("next").GetString();

        using var second = JsonDocument.Parse((await _host.GetAsync($"/v1/timers?limit=1&cursor={next}")).Body);
        second.RootElement.GetProperty("items")[0].GetProperty("id").GetGuid().ShouldBe(Seed.Timer(2).Token);
        (await _host.GetAsync($"/v1/timers?limit=1&cursor={next}", tenant: "acme")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_caller_of_all_tenants_sees_every_timer_and_a_saga_by_its_business_id()
    {
        (await _host.GetAsync("/v1/timers", tenant: "*")).Body.ShouldContain(DeskDatabase.Id(3).ToString());
        (await _host.GetAsync("/v1/timers")).Body.ShouldNotContain(DeskDatabase.Id(3).ToString());
    }

    [Fact]
    public async Task A_saga_shows_its_own_timers()
    {
        using var json = JsonDocument.Parse((await _host.GetAsync($"/v1/sagas/{DeskDatabase.Id(1)}")).Body);

        json.RootElement.GetProperty("timers").EnumerateArray().Select(timer => timer.GetProperty("id").GetGuid()).ShouldBe([First]);
    }

    [Fact]
    public async Task An_operator_moves_a_timer_with_a_reason()
    {
        var answer = await PostAsync("move", new { dueAt = "2026-02-01T09:00:00Z", reason = " Nobody waits for it. " });

        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Body);
        answer.Body.ShouldBe($$"""{"id":"{{First}}","dueAt":"2026-02-01T09:00:00.000Z"}""");
        _host.Timers.Decisions.ShouldHaveSingleItem().ShouldBe(
            (First, new DateTime(2026, 2, 1, 9, 0, 0, DateTimeKind.Utc), new TimerDecision("alice", "Nobody waits for it."), "default"));
    }

    [Fact]
    public async Task An_operator_cancels_a_timer_with_a_reason()
    {
        (await PostAsync("cancel", new { reason = "No longer needed." })).Status.ShouldBe(HttpStatusCode.Accepted);

        _host.Timers.Decisions.ShouldHaveSingleItem().ShouldBe((First, null, new TimerDecision("alice", "No longer needed."), "default"));
    }

    [Theory]
    [InlineData(TimerOutcome.NotFound, HttpStatusCode.NotFound, "urn:sagas:not_found")]
    [InlineData(TimerOutcome.MovedOn, HttpStatusCode.Conflict, "urn:sagas:moved_on")]
    [InlineData(TimerOutcome.BeyondHorizon, HttpStatusCode.BadRequest, "urn:sagas:validation_failed")]
    public async Task What_cannot_be_done_is_said(TimerOutcome outcome, HttpStatusCode status, string type)
    {
        _host.Timers.Outcome = outcome;

        var answer = await PostAsync("move", new { dueAt = "2026-02-01T09:00:00Z", reason = "try" });

        answer.Status.ShouldBe(status);
        answer.Body.ShouldContain(type);
    }

    [Fact]
    public async Task A_decision_without_a_time_or_a_reason_is_refused()
    {
        (await PostAsync("move", new { reason = "why" })).Body.ShouldContain("dueAt");
        (await PostAsync("move", new { dueAt = "2026-02-01T09:00:00Z" })).Body.ShouldContain("reason");
        (await PostAsync("cancel", new { })).Status.ShouldBe(HttpStatusCode.BadRequest);
        _host.Timers.Decisions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("analyst")]
    [InlineData("publisher")]
    public async Task Nobody_else_decides(string role)
    {
        (await PostAsync("move", new { dueAt = "2026-02-01T09:00:00Z", reason = "why not" }, role)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("cancel", new { reason = "why not" }, role)).Status.ShouldBe(HttpStatusCode.Forbidden);
        _host.Timers.Decisions.ShouldBeEmpty();
    }

    private async Task<DeskHost.Answer> PostAsync(string act, object body, string roles = "operator")
    {
        using var content = JsonContent.Create(body);
        return await _host.PostAsync($"/v1/timers/{First}/{act}", content, roles);
    }
}
