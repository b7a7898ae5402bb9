using System.Collections.Concurrent;
using Sagas.Testing;
using Sagas.Testing.Http;

namespace Sagas.Benchmarks.WholeSystem;

/// <summary>Payments posted over HTTP, with the moment at which each was answered 202.</summary>
internal sealed class Traffic(Api api)
{
    /// <summary>How many payments are under way at saturation, so that a latency is one of a full system and not of an endless queue.</summary>
    private const int Window = 100;

    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(120);

    /// <summary>One payment every <paramref name="pause"/>, for a time: the system is at rest between them.</summary>
    public async Task<IReadOnlyList<Accepted>> AtRateAsync(TimeSpan pause, TimeSpan duration)
    {
        var pending = new List<Task<Accepted>>();
        using var timer = new PeriodicTimer(pause);
        var end = DateTimeOffset.UtcNow + duration;
        while (DateTimeOffset.UtcNow < end && await timer.WaitForNextTickAsync())
            pending.Add(PayAsync());
        var accepted = await Task.WhenAll(pending);
        await LastEndedAsync(accepted);
        return accepted;
    }

    /// <summary>
    /// As many as the system carries through, from <paramref name="callers"/> callers, with about <see cref="Window"/> payments under way, for a time or until
    /// <paramref name="most"/>; returns when the last one has ended.
    /// </summary>
    public async Task<IReadOnlyList<Accepted>> AsFastAsPossibleAsync(int callers, int most, TimeSpan duration)
    {
        var accepted = new ConcurrentDictionary<int, Accepted>();
        var started = 0;
        var end = DateTimeOffset.UtcNow + duration;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            while (Interlocked.Increment(ref started) is var number && number <= most && DateTimeOffset.UtcNow < end)
            {
                // Every fourth payment waits for what was accepted long before it: seldom enough that the asking does not weigh on what is measured.
                if (number % 4 == 0 && accepted.TryGetValue(number - Window, out var earlier))
                    await EndedAsync(earlier);
                accepted[number] = await PayAsync();
            }
        }));
        await LastEndedAsync(accepted.Values);
        return [.. accepted.Values];
    }

    /// <summary>When each payment completed, by its own <c>updatedAt</c>: same machine, same clock.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> CompletionsAsync(IReadOnlyList<Accepted> accepted)
    {
        var completions = new ConcurrentDictionary<string, DateTimeOffset>();
        await Parallel.ForEachAsync(accepted, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (payment, _) =>
        {
            var ended = await api.EndedAsync(payment.Id, EndWithin);
            var state = ended.GetProperty("state").GetString();
            if (state != "Completed")
                throw new InvalidOperationException($"Payment {payment.Id} is {state}: a benchmark measures payments that complete.");
            completions[payment.Id] = ended.GetProperty("updatedAt").GetDateTimeOffset();
        });
        return completions;
    }

    private async Task<Accepted> PayAsync()
    {
        var answer = await api.PayAsync(PaymentBody.With(), Guid.NewGuid().ToString());
        return answer.Code == 202
            ? new Accepted(answer.Field("id")!, DateTimeOffset.UtcNow)
            : throw new InvalidOperationException($"A payment was answered {answer.Code}: {answer.Text}");
    }

    private async Task LastEndedAsync(IEnumerable<Accepted> accepted)
    {
        foreach (var payment in accepted.OrderByDescending(payment => payment.At).Take(8))
            await EndedAsync(payment);
    }

    private Task EndedAsync(Accepted payment) => Eventually.TrueAsync(
        $"the end of {payment.Id}", EndWithin, async () => PaymentStates.IsFinal((await api.GetAsync($"/v1/payments/{payment.Id}")).Field("state")));

    /// <param name="Id">The payment.</param>
    /// <param name="At">When the caller had its 202.</param>
    internal sealed record Accepted(string Id, DateTimeOffset At);
}
