namespace Sagas.Durability;

/// <summary>The bus outbox takes no more until what waits is delivered. Nothing was written; answer 503 and let the caller try again.</summary>
public sealed class JournalBusyException : Exception
{
    /// <summary>With a sentence that says how many rows wait.</summary>
    public JournalBusyException(string message)
        : base(message)
    {
    }

    /// <summary>With the default sentence.</summary>
    public JournalBusyException()
        : base("Too much waits for delivery. Try again later.")
    {
    }

    /// <summary>With a sentence and a cause.</summary>
    public JournalBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
