namespace Sagas.Testing.Scenarios.Faults;

/// <summary>What a <see cref="FaultRun"/> found.</summary>
/// <param name="Verdict">By the books.</param>
/// <param name="Faults">Faults that met a saga under way, by kind.</param>
/// <param name="Missed">Faults that met none.</param>
/// <param name="Worker">Recovery from a worker's death.</param>
/// <param name="Postgres">Recovery from PostgreSQL's restart.</param>
/// <param name="RabbitMq">Recovery from RabbitMQ's restart.</param>
public sealed record FaultRunResult(
    Verdict Verdict, IReadOnlyDictionary<FaultKind, int> Faults, int Missed, RecoveryTimes Worker, RecoveryTimes Postgres, RecoveryTimes RabbitMq);
