namespace Sagas.Durability.Stores;

/// <summary>Who wrote a journal row. After a lost answer the row is ours only if both are.</summary>
/// <param name="NodeId">The life.</param>
/// <param name="NodeSeq">The row's number in it.</param>
internal readonly record struct RowOwner(Guid NodeId, long NodeSeq);
