using System.Globalization;
using System.Net;
using System.Text.Json;
using Sagas.Dashboard.Tests.Desk;
using Sagas.Operations.Receipts;

namespace Sagas.Dashboard.Tests.Http;

public sealed class SagaEndpointsTests : IAsyncLifetime
{
    private static readonly Guid Authorized = DeskDatabase.Id(2);
    private DeskHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAsync([Seed.Payment(1, "Completed"), Seed.Payment(2, "Authorized"), Seed.Payment(3, "Failed", tenant: "acme")]);
        await _host.AddAsync(Seed.Timeline(2));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_list_has_exactly_the_promised_fields()
    {
        var answer = await _host.GetAsync("/v1/sagas?status=running");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Headers["Sagas-As-Of"].ShouldBe("2026-02-01T12:00:00.000Z");
        using var json = JsonDocument.Parse(answer.Body);
        Names(json.RootElement).ShouldBe(["items", "next"]);
        json.RootElement.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        var saga = json.RootElement.GetProperty("items")[0];
        Names(saga).ShouldBe(
        [
            "id", "tenant", "workflow", "workflowVersion", "state", "status", "waitingFor", "stuck", "why", "reference", "amount", "version",
            "createdAt", "updatedAt", "traceId",
        ]);
        saga.GetProperty("id").GetGuid().ShouldBe(Authorized);
        saga.GetProperty("status").GetString().ShouldBe("running");
        saga.GetProperty("waitingFor").GetString().ShouldBe("answer");
        saga.GetProperty("createdAt").GetString().ShouldBe("2026-02-01T11:59:58.000Z");
        saga.GetProperty("amount").GetRawText().ShouldBe("""{"minor":1002,"currency":"EUR"}""");
    }

    [Fact]
    public async Task One_saga_has_the_list_fields_and_the_rest()
    {
        using var json = JsonDocument.Parse((await _host.GetAsync($"/v1/sagas/{Authorized}")).Body);

        Names(json.RootElement).ShouldBe(
        [
            "id", "tenant", "workflow", "workflowVersion", "state", "status", "waitingFor", "stuck", "why", "reference", "amount", "version",
            "createdAt", "updatedAt", "traceId", "plan", "timers", "money", "commands",
        ]);
        json.RootElement.GetProperty("plan").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("timers").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("commands").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("money").GetRawText().ShouldBe("""{"held":0,"captured":0,"refunded":0,"unknown":0}""");
        json.RootElement.GetProperty("why").GetString().ShouldBe("Authorized since 2026-02-01 11:59:58 UTC: it waits for the answer of its next step.");
    }

    [Fact]
    public async Task A_timeline_comes_in_order_with_exactly_the_promised_fields()
    {
        using var json = JsonDocument.Parse((await _host.GetAsync($"/v1/sagas/{Authorized}/timeline")).Body);

        var items = json.RootElement.GetProperty("items");
        items.EnumerateArray().Select(item => item.GetProperty("seq").GetInt32()).ShouldBe([1, 2, 3]);
        Names(items[0]).ShouldBe(["seq", "at", "event", "from", "to", "by", "messageId", "late", "durationMs", "sent", "data"]);
        Names(items[1]).ShouldBe(["seq", "at", "event", "from", "to", "step", "attempt", "by", "reason", "messageId", "causeId", "late", "durationMs", "sent", "data"]);
        items[0].GetProperty("from").ValueKind.ShouldBe(JsonValueKind.Null);
        items[0].GetProperty("by").GetString().ShouldBe("system");
        items[1].GetProperty("by").GetString().ShouldBe("alice");
        items[0].GetProperty("data").GetProperty("payer").GetString().ShouldBe("Payer Person");
        Names(items[0].GetProperty("sent")[0]).ShouldBe(["type", "messageId"]);
    }

    [Fact]
    public async Task A_viewer_sees_names_masked()
    {
        var timeline = await _host.GetAsync($"/v1/sagas/{Authorized}/timeline", roles: "viewer");

        timeline.Status.ShouldBe(HttpStatusCode.OK);
        timeline.Body.ShouldNotContain("Payer Person");
        timeline.Body.ShouldNotContain("Payee Person");
        timeline.Body.ShouldNotContain("tok_");
    }

    [Theory]
    [InlineData("/v1/sagas", "", HttpStatusCode.Unauthorized)]
    [InlineData("/v1/sagas", "publisher", HttpStatusCode.Forbidden)]
    [InlineData("/v1/sagas", "viewer", HttpStatusCode.OK)]
    [InlineData("/v1/sagas", "analyst", HttpStatusCode.OK)]
    [InlineData("/v1/sagas", "operator", HttpStatusCode.OK)]
    [InlineData("/v1/sagas", "admin", HttpStatusCode.OK)]
    [InlineData("/v1/sagas/01931a2b-0000-7000-8000-000000000002", "publisher", HttpStatusCode.Forbidden)]
    [InlineData("/v1/sagas/01931a2b-0000-7000-8000-000000000002/timeline", "", HttpStatusCode.Unauthorized)]
    public async Task Readers_read_and_others_do_not(string path, string roles, HttpStatusCode status) =>
        (await _host.GetAsync(path, roles)).Status.ShouldBe(status);

    [Theory]
    [InlineData("/v1/sagas/01931a2b-0000-7000-8000-000000000003")]
    [InlineData("/v1/sagas/01931a2b-0000-7000-8000-000000000003/timeline")]
    [InlineData("/v1/sagas/01931a2b-0000-7000-8000-000000000099")]
    [InlineData("/v1/sagas/order-17")]
    public async Task What_is_not_there_and_what_another_tenant_has_are_the_same_404(string path)
    {
        var answer = await _host.GetAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        Problem(answer).ShouldBe("urn:sagas:not_found");
    }

    [Fact]
    public async Task A_key_of_all_tenants_sees_all_and_narrows_by_name()
    {
        Ids(await _host.GetAsync("/v1/sagas", "admin", "*")).Count.ShouldBe(3);
        Ids(await _host.GetAsync("/v1/sagas?tenant=acme", "admin", "*")).ShouldBe([DeskDatabase.Id(3)]);
        Ids(await _host.GetAsync("/v1/sagas?tenant=acme", "admin", "default")).Count.ShouldBe(2);
        (await _host.GetAsync($"/v1/sagas/{DeskDatabase.Id(3)}", "admin", "*")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Pages_follow_each_other_by_cursor()
    {
        var first = await _host.GetAsync("/v1/sagas?limit=1");
        var next = Next(first);
        var second = await _host.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/v1/sagas?limit=1&cursor={next}"));

        Ids(first).ShouldBe([DeskDatabase.Id(1)]);
        Ids(second).ShouldBe([DeskDatabase.Id(2)]);
        Next(second).ShouldBeNull();
    }

    [Theory]
    [InlineData("cursor=garbage")]
    [InlineData("status=running&cursor=")]
    public async Task A_cursor_of_another_list_is_refused(string query)
    {
        var next = Next(await _host.GetAsync("/v1/sagas?limit=1"));

        var answer = await _host.GetAsync($"/v1/sagas?{query}{(query.EndsWith('=') ? next : "")}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        Problem(answer).ShouldBe("urn:sagas:cursor_invalid");
    }

    [Fact]
    public async Task A_wrong_parameter_is_a_problem_that_names_it()
    {
        var answer = await _host.GetAsync("/v1/sagas?limit=0&status=broken");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        Problem(answer).ShouldBe("urn:sagas:validation_failed");
        using var json = JsonDocument.Parse(answer.Body);
        Names(json.RootElement.GetProperty("errors")).ShouldBe(["limit", "status"]);
    }

    [Fact]
    public async Task Analysts_get_the_whole_list_as_csv_and_viewers_do_not()
    {
        var csv = await _host.GetAsync("/v1/sagas?limit=1", "analyst", accept: "text/csv");
        var refused = await _host.GetAsync("/v1/sagas", "viewer", accept: "text/csv");

        csv.Headers["Content-Type"].ShouldBe("text/csv; charset=utf-8");
        csv.Body.TrimEnd().Split("\r\n").Length.ShouldBe(4);
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        Problem(refused).ShouldBe("urn:sagas:forbidden");
    }

    [Fact]
    public async Task An_accepted_command_is_a_saga_before_its_first_commit()
    {
        await _host.AddAsync([new Receipt
        {
            Tenant = "acme",
            Operation = "SubmitPayment",
            Key = "order-17",
            BusinessId = DeskDatabase.Id(17),
            Original = true,
            Payload = """{"amount":{"currency":"EUR","minor":1250},"payee":"bob","payer":"alice","reference":"order 17","source":"tok_ok"}""",
            AcceptedAt = DeskDatabase.Now,
        }]);

        var answer = await _host.GetAsync($"/v1/sagas/{DeskDatabase.Id(17)}", tenant: "acme");
        var foreign = await _host.GetAsync($"/v1/sagas/{DeskDatabase.Id(17)}", tenant: "default");
        var timeline = await _host.GetAsync($"/v1/sagas/{DeskDatabase.Id(17)}/timeline", tenant: "acme");

        using var json = JsonDocument.Parse(answer.Body);
        json.RootElement.GetProperty("state").GetString().ShouldBe("Submitted");
        json.RootElement.GetProperty("version").GetInt32().ShouldBe(0);
        json.RootElement.GetProperty("workflow").GetString().ShouldBe("payment");
        json.RootElement.GetProperty("reference").GetString().ShouldBe("order 17");
        json.RootElement.GetProperty("amount").GetProperty("minor").GetInt64().ShouldBe(1250);
        foreign.Status.ShouldBe(HttpStatusCode.NotFound);
        timeline.Body.ShouldBe("""{"items":[]}""");
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    private static List<Guid> Ids(DeskHost.Answer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
    }

    private static string? Next(DeskHost.Answer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty("next").GetString();
    }

    private static string? Problem(DeskHost.Answer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty("type").GetString();
    }
}
