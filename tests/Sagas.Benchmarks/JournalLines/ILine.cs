namespace Sagas.Benchmarks.JournalLines;

/// <summary>A line that runs in this process; disposed, it stops cleanly.</summary>
internal interface ILine : IAsyncDisposable
{
    /// <summary>Begins a payment from inside; refused where the broker is the way in.</summary>
    Task BeginAsync(Guid paymentId);
}
