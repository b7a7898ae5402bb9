namespace Sagas.BlackBox.Tests.Faults;

/// <summary>Steps shared by tests that disturb a service of their own.</summary>
internal static class OwnService
{
    // Above what a broker needs to start where others keep the processors busy.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private const int LogShown = 20_000; // characters

    /// <summary>
    /// Four callers pay until told to stop: each repeats under the same key what is not answered 202, and pays again when the payment has ended. Returns the ids accepted.
    /// </summary>
    public static async Task<IReadOnlyCollection<string>> KeepPayingAsync(this ServiceProcess service, CancellationToken stop)
    {
        var accepted = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!stop.IsCancellationRequested)
            {
                var key = Guid.NewGuid().ToString();
                var answer = await Eventually.GetAsync("an accepted payment", Patience, async () =>
                {
                    var answer = await service.Api.PayAsync(PaymentBody.With(), key);
                    return answer.Code == 202 ? answer : answer.Code == 503 ? null : throw new InvalidOperationException($"{answer.Code}: {answer.Text}");
                });
                accepted.Enqueue(answer.Field("id")!);
                await service.Api.EndedAsync(answer.Field("id")!, Patience);
            }
        }));
        return accepted;
    }

    /// <summary>Each payment completes and is charged once, and nothing is set aside anywhere.</summary>
    public static async Task NothingIsLostAsync(this ServiceProcess service, IReadOnlyCollection<string> ids)
    {
        foreach (var id in ids)
        {
            (await service.Api.EndedAsync(id, Patience)).GetProperty("state").GetString().ShouldBe("Completed", id);
            (await service.Api.ChargesAsync(id)).Count.ShouldBe(1, id);
        }

        await using var amqp = await PlainAmqp.ConnectAsync(service.Setup.RabbitMq!.Address);
        foreach (var queue in (await service.Setup.RabbitMq.QueuesAsync()).Where(name => name.EndsWith("_error", StringComparison.Ordinal)))
            (await amqp.CountAsync(queue)).ShouldBe(0u, queue);
    }

    /// <summary>Waits until <c>/health/ready</c> says of a server that it is there, or that it is not.</summary>
    public static async Task ReadinessAsync(this ServiceProcess service, string name, bool ok)
    {
        var last = "";
        try
        {
            await Eventually.TrueAsync($"{name} {(ok ? "there" : "missing")} by /health/ready", Patience, async () =>
            {
                var answer = await service.Api.GetAsync("/health/ready");
                last = $"{answer.Code} {answer.Text}";
                var check = answer.Json.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == name);
                return check.GetProperty("ok").GetBoolean() == ok && answer.Code == (ok ? 200 : 503);
            });
        }
        catch (TimeoutException exception)
        {
            var log = service.Process.Output;
            throw new TimeoutException($"{exception.Message} The last answer: {last}\nThe end of its log:\n{log[^Math.Min(log.Length, LogShown)..]}", exception);
        }
    }
}
