using System.Text.Json.Serialization;

namespace Sagas.Dashboard.SagaView;

/// <summary>A step of a saga's workflow and how far it is.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Status">One of <c>todo, doing, done, undone, skipped</c>.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="At">When it came to its status, UTC.</param>
/// <param name="DurationMs">How long it took.</param>
public sealed record PlanStep(
    string Step,
    string Status,
    int Attempts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTime? At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? DurationMs);
