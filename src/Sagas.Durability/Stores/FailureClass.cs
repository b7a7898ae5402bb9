namespace Sagas.Durability.Stores;

/// <summary>Whose failure it is, which decides what becomes of the message.</summary>
internal enum FailureClass
{
    /// <summary>The message's own: retried a few times, then set aside.</summary>
    Message,

    /// <summary>Another commit was there first: run again from a fresh load.</summary>
    Conflict,

    /// <summary>The database's or the machine's: the message is held and tried again until they are back.</summary>
    Surroundings,
}
