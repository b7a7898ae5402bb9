using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability;
using Sagas.Durability.Faults;
using Sagas.Durability.Undelivered;
using Sagas.Service.Persistence;

namespace Sagas.Service.Metrics;

/// <summary>What the service measures beside its parts: what was set aside by endpoint, asked of the database when somebody scrapes.</summary>
internal sealed class ServiceMeters : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Sagas.Service";

    private readonly Meter _meter = new(Name);
    private readonly IServiceScopeFactory _scopes;

    public ServiceMeters(IServiceScopeFactory scopes)
    {
        _scopes = scopes;
        _meter.CreateObservableGauge(
            "sagas.faults_open",
            () => Open(database => database.Set<FaultRow>().Where(fault => fault.State == FaultState.Open).Select(fault => fault.Endpoint)),
            null, "Messages set aside that nobody has decided about.");
        _meter.CreateObservableGauge(
            "sagas.undelivered_open",
            () => Open(database => database.Set<UndeliveredRow>().Where(send => send.State == UndeliveredState.Open).Select(send => send.Destination)),
            null, "Sends that nobody takes and nobody has decided about, by where they go.");
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Open(Func<DbContext, IQueryable<string>> endpoints)
    {
        try
        {
            using var scope = _scopes.CreateScope();
            return
            [
                .. endpoints(scope.ServiceProvider.GetRequiredService<SagasDbContext>())
                    .GroupBy(endpoint => endpoint)
                    .Select(rows => new { Endpoint = rows.Key, Count = rows.LongCount() })
                    .AsEnumerable()
                    .Select(rows => new Measurement<long>(rows.Count, new KeyValuePair<string, object?>("endpoint", rows.Endpoint))),
            ];
        }
        catch (Exception exception) when (DatabaseAway.Is(exception))
        {
            return []; // A scrape that finds no database says nothing; readiness names the database.
        }
    }
}
