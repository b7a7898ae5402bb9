using Sagas.Durability.Rows;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>A saga's change beside the number of the journal row that it belongs to.</summary>
internal readonly record struct NumberedChange(long NodeSeq, SagaChange Change)
{
    /// <summary>The version that the row must have; null for a saga that must not be there.</summary>
    public int? Expected => Change.Act == SagaAct.Insert ? null : Change.Version - 1;
}
