namespace Sagas.Durability.Writes;

/// <summary>
/// A write that a handler added was refused by the database, such as for a key that is taken. The message's own failure: it is told apart from a
/// taken key of a saga, which another commit explains.
/// </summary>
public sealed class WriteFailedException : Exception
{
    /// <summary>With what the database said.</summary>
    public WriteFailedException(Exception innerException)
        : base($"A write of the handler's was refused: {innerException?.Message}", innerException)
    {
    }

    /// <summary>With a sentence.</summary>
    public WriteFailedException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and what the database said.</summary>
    public WriteFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the default sentence.</summary>
    public WriteFailedException()
        : base("A write of the handler's was refused.")
    {
    }
}
