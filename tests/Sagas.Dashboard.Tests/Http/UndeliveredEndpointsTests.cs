using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sagas.Dashboard.Tests.Desk;
using Sagas.Durability.Faults;
using Sagas.Durability.Undelivered;

namespace Sagas.Dashboard.Tests.Http;

public sealed class UndeliveredEndpointsTests : IAsyncLifetime
{
    private static readonly Guid Open = Seed.Undelivered(1).Id;
    private static readonly Guid Acmes = Seed.Undelivered(3).Id;
    private DeskHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAsync(
        [
            Seed.Undelivered(1),
            Seed.Undelivered(2, UndeliveredState.Sent, change: send => send.Cause = "forbidden"),
            Seed.Undelivered(3, tenant: "acme"),
            Seed.Undelivered(4, UndeliveredState.Discarded, change: send => send.Destination = "archive"),
            Seed.Fault(5),
        ]);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_item_has_the_shape_of_a_fault_and_no_part_of_the_message()
    {
        var answer = await _host.GetAsync("/v1/undelivered?state=open");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        answer.Headers["Sagas-As-Of"].ShouldBe("2026-02-01T12:00:00.000Z");
        using var json = JsonDocument.Parse(answer.Body);
        json.RootElement.GetProperty("items")[0].GetRawText().ShouldBe(
            $$"""{"id":"{{Open}}","endpoint":"accounting","type":"PaymentCompleted","messageId":"{{DeskDatabase.Id(9201)}}","sagaId":null,"cause":"unroutable","error":"No queue takes it: NO_ROUTE.","attempts":3,"at":"2026-02-01T11:59:59.000Z","state":"open"}""");
        answer.Body.ShouldNotContain("Payer Person");
    }

    [Theory]
    [InlineData("", 1, 2, 4)]
    [InlineData("?state=sent", 2)]
    [InlineData("?endpoint=archive", 4)]
    [InlineData("?cause=forbidden", 2)]
    public async Task A_filter_shows_what_matches_newest_first(string query, params int[] numbers)
    {
        using var json = JsonDocument.Parse((await _host.GetAsync($"/v1/undelivered{query}")).Body);

        json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())
            .ShouldBe(numbers.Select(number => Seed.Undelivered(number).Id));
    }

    [Fact]
    public async Task A_cursor_leads_on_in_its_own_list_and_not_in_that_of_faults()
    {
        using var json = JsonDocument.Parse((await _host.GetAsync("/v1/undelivered?limit=2")).Body);
        var next = json.RootElement.GetProperty("next").GetString();

        (await _host.GetAsync($"/v1/undelivered?limit=2&cursor={next}")).Body.ShouldContain(Seed.Undelivered(4).Id.ToString());
        (await _host.GetAsync($"/v1/faults?limit=2&cursor={next}")).Body.ShouldContain("urn:sagas:cursor_invalid");
    }

    [Fact]
    public async Task A_state_of_the_other_list_cannot_be_read() =>
        (await _host.GetAsync("/v1/undelivered?state=replayed")).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("send", "send", "sent", true)]
    [InlineData("discard", "discard send", "discarded", false)]
    public async Task An_operator_decides_with_a_reason(string path, string act, string state, bool goesOut)
    {
        var answer = await DecideAsync(Open, path, " The queue is back. ");

        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Body);
        using var json = JsonDocument.Parse(answer.Body);
        json.RootElement.GetProperty("state").GetString().ShouldBe(state);
        (json.RootElement.GetProperty("messageId").ValueKind == JsonValueKind.String).ShouldBe(goesOut);
        _host.Faults.Decisions.ShouldHaveSingleItem().ShouldBe((act, Open, new FaultDecision("alice", "The queue is back.")));
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("analyst")]
    [InlineData("publisher")]
    public async Task Nobody_else_decides(string role)
    {
        (await DecideAsync(Open, "send", "why not", role)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await DecideAsync(Open, "discard", "why not", role)).Status.ShouldBe(HttpStatusCode.Forbidden);

        _host.Faults.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_publisher_does_not_see_the_list() => (await _host.GetAsync("/v1/undelivered", roles: "publisher")).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task One_that_is_decided_answers_409_with_its_state()
    {
        _host.Faults.Outcome = new FaultOutcome.NotOpen(UndeliveredState.Sent);

        var answer = await DecideAsync(Open, "discard", "too late");

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Body.ShouldContain("\"state\":\"sent\"");
    }

    [Fact]
    public async Task What_another_tenant_has_and_what_is_a_fault_are_not_found()
    {
        (await DecideAsync(Acmes, "send", "curious")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await DecideAsync(Seed.Fault(5).Id, "send", "mistaken")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await DecideAsync(Acmes, "send", "theirs", tenant: "acme")).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    private async Task<DeskHost.Answer> DecideAsync(Guid id, string act, string reason, string roles = "operator", string tenant = "default")
    {
        using var content = JsonContent.Create(new { reason });
        return await _host.PostAsync($"/v1/undelivered/{id}/{act}", content, roles, tenant);
    }
}
