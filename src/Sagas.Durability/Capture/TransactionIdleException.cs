namespace Sagas.Durability.Capture;

/// <summary>
/// A handler saved and then did something else for longer than an open transaction may stand idle, with its rows locked meanwhile. The message's
/// own failure: it would happen again, and waiting for the database does not help.
/// </summary>
internal sealed class TransactionIdleException() : Exception(
    "The handler left the transaction that its save had opened idle for over 4 s, and nothing of it is committed. Save after outside calls, not before.");
