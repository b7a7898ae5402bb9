namespace Sagas.Workflows.Retrying;

/// <summary>Spreads what would come at once, by ids: the core draws no lots.</summary>
internal static class Jitter
{
    /// <summary>From zero to one, the same for the same attempt of the same execution.</summary>
    public static double Of(Guid execution, int attempt)
    {
        Span<byte> bytes = stackalloc byte[16];
        execution.TryWriteBytes(bytes);
        var hash = unchecked(((BitConverter.ToInt32(bytes[12..]) * 31) + attempt) * -1640531527); // Knuth's multiplicative hash: neighbours come far apart.
        return unchecked((uint)hash) / (double)uint.MaxValue;
    }
}
