using MassTransit;

namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>A saga that the journal keeps, by <c>JournalRepository()</c>.</summary>
internal sealed record JournalSaga(Type Type)
{
    /// <summary>Its name as the bus's shape has it.</summary>
    public string Name { get; } = TypeCache.GetShortName(Type);
}
