namespace Sagas.Durability;

/// <summary>Turns of a semaphore that end with a <c>using</c>.</summary>
internal static class SemaphoreTurns
{
    /// <summary>Waits for the turn and returns its end, which may be told twice.</summary>
    public static async Task<IDisposable> TakeTurnAsync(this SemaphoreSlim semaphore, CancellationToken cancellationToken)
    {
        await semaphore.WaitAsync(cancellationToken);
        return new Turn(semaphore);
    }

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        private SemaphoreSlim? _semaphore = semaphore;

        public void Dispose() => Interlocked.Exchange(ref _semaphore, null)?.Release();
    }
}
