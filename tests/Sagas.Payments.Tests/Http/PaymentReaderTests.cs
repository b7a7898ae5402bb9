using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Sagas.Payments.Http;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests.Http;

public sealed class PaymentReaderTests : IDisposable
{
    private static readonly Guid Id = Guid.CreateVersion7(TestTime.Start);
    private readonly FakeTimeProvider _time = new(TestTime.Start);
    private readonly TestDatabase _database = TestDatabase.Create();

    [Fact]
    public async Task A_wait_ends_when_the_payment_ends()
    {
        await AddAsync("Captured");
        var wait = Subject().WaitAsync(Id, "default", TimeSpan.FromSeconds(30), default);
        await _database.Set<Payment>().ExecuteUpdateAsync(set => set.SetProperty(payment => payment.State, "Completed"));

        (await _time.RunAsync(wait))!.State.ShouldBe("Completed");

        (_time.GetUtcNow() - TestTime.Start).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_wait_ends_with_its_time()
    {
        await AddAsync("NeedsAttention");

        (await _time.RunAsync(Subject().WaitAsync(Id, "default", TimeSpan.FromSeconds(30), default)))!.State.ShouldBe("NeedsAttention");

        (_time.GetUtcNow() - TestTime.Start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_client_that_goes_away_stops_the_wait()
    {
        await AddAsync("Captured");
        using var gone = new CancellationTokenSource();
        var wait = Subject().WaitAsync(Id, "default", TimeSpan.FromSeconds(30), gone.Token);

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => wait);
    }

    public void Dispose() => _database.Dispose();

    private PaymentReader Subject() => new(_database.Again(), _time);

    private async Task AddAsync(string state)
    {
        _database.Add(new Payment { CorrelationId = Id, BusinessId = Id, State = state, AmountMinor = 1250, Currency = "EUR" });
        await _database.SaveChangesAsync();
    }
}
