using Sagas.Workflows.Retrying;

namespace Sagas.Workflows.Definitions;

/// <summary>A failure that may pass by waiting.</summary>
/// <param name="Fact">The type of the fact that tells of it.</param>
/// <param name="IsSo">Whether such a fact does.</param>
/// <param name="Later">When the step is done anew.</param>
internal sealed record SoftFailure(Type Fact, Func<object, bool> IsSo, Later Later)
{
    /// <summary>Whether a fact tells of one.</summary>
    public bool IsToldBy(object fact) => fact.GetType() == Fact && IsSo(fact);
}
