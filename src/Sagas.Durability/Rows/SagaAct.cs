namespace Sagas.Durability.Rows;

/// <summary>What becomes of a saga's row.</summary>
internal enum SagaAct
{
    /// <summary>A new saga; there must be no row.</summary>
    Insert,

    /// <summary>The row must have the version that was loaded.</summary>
    Update,

    /// <summary>The saga is completed and its machine removes it; the row must have the version that was loaded.</summary>
    Delete,
}
