namespace Sagas.Benchmarks.JournalLines;

/// <summary>The way by which payments come to a line.</summary>
internal interface IPaymentFeed : IAsyncDisposable
{
    /// <summary>Begins a payment; done when the way has taken it.</summary>
    Task BeginAsync(Guid paymentId);
}
