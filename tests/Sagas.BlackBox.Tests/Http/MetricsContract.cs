namespace Sagas.BlackBox.Tests.Http;

/// <summary>What a node measures about itself, in Prometheus' text form.</summary>
public abstract class MetricsContract(Services services, Size size) : SharedService(services, size)
{
    [Fact]
    public async Task Metrics_are_named_as_promised_and_no_tenant_or_id_is_a_label()
    {
        var id = await AcceptedAsync();
        await Api.EndedAsync(id);

        var answer = await Api.GetAsync("/metrics");

        answer.Code.ShouldBe(200, answer.Text);
        foreach (var name in (string[])["sagas_journal_commit_seconds_count", "sagas_journal_group_size_count", "sagas_journal_conflicts_total", "sagas_journal_duplicates_total", "sagas_unconfirmed_sends", "sagas_cursor_lag_seconds", "sagas_timer_lag_seconds", "sagas_heals_total"])
            answer.Text.ShouldMatch($@"(?m)^{name}(\{{[^}}]*\}})? [0-9.e+-]+");
        answer.Text.ShouldNotContain(id);
        answer.Text.ShouldNotContain("tenant=");
    }
}

public sealed class EmbeddedMetricsTests(Services services) : MetricsContract(services, Size.Embedded);

public sealed class LargeMetricsTests(Services services) : MetricsContract(services, Size.Large);
