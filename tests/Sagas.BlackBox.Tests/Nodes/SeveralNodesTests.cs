namespace Sagas.BlackBox.Tests.Nodes;

public sealed class SeveralNodesTests
{
    private const string AllRoles = "api,orchestrator,scheduler,dashboard";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_node_that_is_killed_under_load_loses_nothing_and_the_other_charges_nothing_twice()
    {
        await using var cluster = await Cluster.StartAsync(AllRoles, AllRoles);
        var (doomed, other) = (cluster[0], cluster[1]);

        // Both take them, in turns, and the first dies with what it has accepted, in whatever state that is.
        var accepted = new List<string>();
        for (var payment = 0; payment < 20; payment++)
        {
            var answer = await (payment % 2 == 0 && payment < 12 ? doomed : other).Api.PayAsync(PaymentBody.With(), $"order-{payment}");
            answer.Code.ShouldBe(202, answer.Text);
            accepted.Add(answer.Field("id")!);
            if (payment == 11)
                await doomed.Process.Kill9Async();
        }

        foreach (var id in accepted)
        {
            (await other.Api.EndedAsync(id, Patience)).GetProperty("state").GetString().ShouldBe("Completed", id);
            (await other.Api.ChargesAsync(id)).Count.ShouldBe(1, id);
        }
    }

    [Fact]
    public async Task What_an_api_node_accepts_an_orchestrator_runs_and_a_dashboard_shows()
    {
        await using var cluster = await Cluster.StartAsync("api", "orchestrator", "dashboard,scheduler");
        var (api, dashboard) = (cluster[0].Api, cluster[2].Api);

        var id = (await api.PayAsync(PaymentBody.With(), "order-17")).Field("id")!;

        (await api.EndedAsync(id, Patience)).GetProperty("state").GetString().ShouldBe("Completed");
        (await api.ChargesAsync(id)).Count.ShouldBe(1);
        (await dashboard.GetAsync($"/v1/sagas/{id}")).Code.ShouldBe(200);
        (await dashboard.GetAsync("/sagas")).Code.ShouldBe(200);
    }

    [Theory]
    [InlineData("api", 405, 404, 404)]
    [InlineData("dashboard", 404, 200, 200)]
    [InlineData("orchestrator,scheduler", 404, 404, 404)]
    public async Task A_node_has_the_routes_of_its_roles_alone_and_is_ready(string roles, int payments, int sagas, int page)
    {
        await using var cluster = await Cluster.StartAsync(roles);
        var api = cluster[0].Api;

        await Eventually.TrueAsync("readiness", Patience, async () => (await api.GetAsync("/health/ready")).Code == 200);
        (await api.GetAsync("/v1/payments")).Code.ShouldBe(payments); // It takes a POST only.
        (await api.GetAsync("/v1/sagas")).Code.ShouldBe(sagas);
        (await api.GetAsync("/sagas", ("Accept", "text/html"))).Code.ShouldBe(page);
    }
}
