namespace Sagas.Durability.MassTransit;

/// <summary>Ends a run whose failure a redelivery inside its scope took: the message is to come again.</summary>
internal sealed class PutOffException(DateTime dueAt) : Exception($"Its consumer failed, and a redelivery is due at {dueAt:O}.")
{
    public DateTime DueAt => dueAt;
}
