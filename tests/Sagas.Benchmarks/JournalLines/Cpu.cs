using System.Text.Json.Nodes;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>CPU seconds of the processes of a line; null is a process that the line has not.</summary>
internal sealed record Cpu(double Service, double? Database, double? Broker)
{
    /// <summary>All together.</summary>
    public double Total => Service + (Database ?? 0) + (Broker ?? 0);

    /// <summary>What was used since an earlier reading.</summary>
    public Cpu Since(Cpu earlier) => new(Service - earlier.Service, Database - earlier.Database, Broker - earlier.Broker);

    /// <summary>Times a factor.</summary>
    public Cpu Times(double factor) => new(Service * factor, Database * factor, Broker * factor);

    /// <summary><c>{ service, database, broker }</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["service"] = Math.Round(Service, 3),
        ["database"] = Database is { } database ? Math.Round(database, 3) : null,
        ["broker"] = Broker is { } broker ? Math.Round(broker, 3) : null,
    };

    /// <summary>In words.</summary>
    public override string ToString() => $"{Total:0.000} (service {Service:0.000}, database {Database ?? 0:0.000}, broker {Broker ?? 0:0.000})";
}
