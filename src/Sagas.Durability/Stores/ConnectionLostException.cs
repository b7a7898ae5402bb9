namespace Sagas.Durability.Stores;

/// <summary>
/// A connection that is kept was found closed when it was used. What the driver says then is an error of the caller's, by its type; it is the
/// surroundings', and whatever was under way may be tried again.
/// </summary>
internal sealed class ConnectionLostException(Exception cause) : Exception("The connection to the database was lost; it is opened again.", cause);
