using System.Text.Json.Serialization;

namespace Sagas.Dashboard.SagaView;

/// <summary>An operator command on a saga.</summary>
/// <param name="Name">Such as <c>retry</c>.</param>
/// <param name="Allowed">Whether it can be given now.</param>
/// <param name="Reason">Why not.</param>
public sealed record CommandChoice(string Name, bool Allowed, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);
