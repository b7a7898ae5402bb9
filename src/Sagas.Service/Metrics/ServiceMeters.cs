using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability;
using Sagas.Durability.Faults;
using Sagas.Service.Persistence;

namespace Sagas.Service.Metrics;

/// <summary>What the service measures beside its parts: open faults by endpoint, asked of the database when somebody scrapes.</summary>
internal sealed class ServiceMeters : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Sagas.Service";

    private readonly Meter _meter = new(Name);
    private readonly IServiceScopeFactory _scopes;

    public ServiceMeters(IServiceScopeFactory scopes)
    {
        _scopes = scopes;
        _meter.CreateObservableGauge("sagas.faults_open", OpenFaults, null, "Messages set aside that nobody has decided about.");
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> OpenFaults()
    {
        try
        {
            using var scope = _scopes.CreateScope();
            return
            [
                .. scope.ServiceProvider.GetRequiredService<SagasDbContext>().Set<FaultRow>().AsNoTracking()
                    .Where(fault => fault.State == FaultState.Open)
                    .GroupBy(fault => fault.Endpoint)
                    .Select(faults => new { Endpoint = faults.Key, Count = faults.LongCount() })
                    .AsEnumerable()
                    .Select(faults => new Measurement<long>(faults.Count, new KeyValuePair<string, object?>("endpoint", faults.Endpoint))),
            ];
        }
        catch (Exception exception) when (DatabaseAway.Is(exception))
        {
            return []; // A scrape that finds no database says nothing of faults; readiness names the database.
        }
    }
}
