using Sagas.Durability.Journal;

namespace Sagas.Durability.Lives;

/// <summary>A life that ended before this one and is being delivered to its end.</summary>
/// <param name="Id">The life.</param>
/// <param name="Epoch">Its epoch.</param>
/// <param name="Cursor">How far it is delivered.</param>
/// <param name="Last">The number of its last row: when the cursor is there, the life is over.</param>
internal sealed record EarlierLife(Guid Id, long Epoch, DeliveryCursor Cursor, long Last);
