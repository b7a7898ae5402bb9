using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Faults;
using Sagas.Durability.Undelivered;
using Sagas.Service.Persistence;
using Sagas.Service.Tests.Node;

namespace Sagas.Service.Tests.Metrics;

/// <summary>What waits for a person, on <c>/metrics</c>.</summary>
public sealed class OpenDecisionsTests : IAsyncLifetime
{
    private TestNode _node = null!;

    public async ValueTask InitializeAsync() => _node = await TestNode.StartAsync();

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task Open_faults_and_sends_are_counted_by_where_they_were_and_decided_ones_no_more()
    {
        await AddAsync(
            new FaultRow { Id = Guid.CreateVersion7(), Endpoint = "payments" },
            new FaultRow { Id = Guid.CreateVersion7(), Endpoint = "payments" },
            new FaultRow { Id = Guid.CreateVersion7(), Endpoint = "payments", State = FaultState.Discarded },
            new UndeliveredRow { Id = Guid.CreateVersion7(), Destination = "far-away" },
            new UndeliveredRow { Id = Guid.CreateVersion7(), Destination = "far-away", State = UndeliveredState.Sent });

        var metrics = await ScrapeAsync();

        metrics.ShouldMatch("""(?m)^sagas_faults_open\{[^}]*endpoint="payments"[^}]*\} 2( |$)""");
        metrics.ShouldMatch("""(?m)^sagas_undelivered_open\{[^}]*endpoint="far-away"[^}]*\} 1( |$)""");
    }

    private async Task AddAsync(params object[] rows)
    {
        await using var scope = _node.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<SagasDbContext>();
        database.AddRange(rows);
        await database.SaveChangesAsync();
    }

    private async Task<string> ScrapeAsync()
    {
        using var client = _node.Client();
        return await client.GetStringAsync("/metrics");
    }
}
