namespace Sagas.Durability.Capture;

/// <summary>
/// The connection broke inside a handler's transaction, and what was saved in it is gone. The run must end: EF would open the connection again
/// without the transaction, and commit the rest alone. The surroundings' failure: the handler runs again.
/// </summary>
internal sealed class TransactionLostException() : Exception("The connection to the database was lost inside a handler's transaction; nothing of it is committed.");
