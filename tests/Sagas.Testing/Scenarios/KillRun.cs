using System.Collections.Concurrent;
using Sagas.Testing.Http;
using Sagas.Testing.Processes;

namespace Sagas.Testing.Scenarios;

/// <summary>
/// Payments are posted while the service is killed with <c>kill -9</c> and started again, then everything is compared with the simulator's own book:
/// each payment ended, each charge made exactly once, each timeline whole.
/// </summary>
/// <param name="Size">Which size.</param>
/// <param name="Payments">How many payments.</param>
/// <param name="Kills">How many kills, spread over the posting by <paramref name="Seed"/>.</param>
/// <param name="Seed">Decides sources and the moments of the kills.</param>
/// <param name="Progress">Told in words what happens.</param>
public sealed record KillRun(Size Size, int Payments, int Kills, int Seed, Action<string> Progress)
{
    private const int Callers = 8;
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(120);

    /// <summary>Runs it on a service of its own.</summary>
    public async Task<KillRunResult> RunAsync()
    {
        var chance = new Random(Seed);
        var plan = Enumerable.Range(0, Payments).Select(_ => PlannedPayment.Draw(chance)).ToList();
        var killAfter = Enumerable.Range(0, Kills).Select(_ => 1 + chance.Next(Payments - 1)).Order().ToList();
        var waits = killAfter.Select(_ => TimeSpan.FromMilliseconds(chance.Next(0, 400))).ToList();

        // Unanswered calls are over soon, so that most of the time goes into what is tested.
        var settings = new Dictionary<string, string> { ["Gateway:TimeoutMs"] = "500" };
        await using var service = new ServiceProcess(await ServiceSetup.CreateAsync(Size, settings));
        await service.StartAsync();

        var accepted = new ConcurrentQueue<PlannedPayment>();
        var posting = PostAsync(service.Api, plan, accepted);
        for (var kill = 0; kill < Kills; kill++)
        {
            var enough = killAfter[kill];
            await Eventually.TrueAsync($"{enough} accepted payments", EndWithin, () =>
                posting.IsFaulted ? throw new InvalidOperationException("Posting failed.", posting.Exception) : Task.FromResult(accepted.Count >= enough));
            await Task.Delay(waits[kill]);
            await service.Kill9Async();
            await service.RestartAsync();
            Progress($"{Size}: kill {kill + 1} of {Kills}, {accepted.Count} of {Payments} accepted");
        }

        await posting;
        return await JudgeAsync(service.Api, plan);
    }

    private static Task PostAsync(Api api, IReadOnlyList<PlannedPayment> plan, ConcurrentQueue<PlannedPayment> accepted) =>
        Parallel.ForEachAsync(plan, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (payment, cancellationToken) =>
        {
            // A caller that got no answer asks again under the same key: that is what the key is for.
            await Eventually.TrueAsync($"acceptance of payment {payment.Id}", EndWithin, async () =>
            {
                var answer = await api.PayAsync(payment.Body(), payment.Key);
                return answer.Code switch
                {
                    202 => true,
                    503 => false,
                    _ => throw new InvalidOperationException($"Payment {payment.Id} was answered {answer.Code}: {answer.Text}"),
                };
            }, cancellationToken);
            accepted.Enqueue(payment);
        });

    private async Task<KillRunResult> JudgeAsync(Api api, IReadOnlyList<PlannedPayment> plan)
    {
        var problems = new ConcurrentQueue<string>();
        var lost = 0;
        var doubled = 0;
        var charges = 0;
        await Parallel.ForEachAsync(plan, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (payment, _) =>
        {
            string? state;
            try
            {
                state = (await api.EndedAsync(payment.Id.ToString(), EndWithin)).GetProperty("state").GetString();
            }
            catch (TimeoutException)
            {
                Interlocked.Increment(ref lost);
                problems.Enqueue($"{payment}: not ended: {(await api.GetAsync($"/v1/payments/{payment.Id}")).Text}");
                return;
            }

            var made = await api.ChargesAsync(payment.Id.ToString());
            Interlocked.Add(ref charges, made.Count);
            if (made.Count > payment.Charges)
                Interlocked.Increment(ref doubled);
            foreach (var problem in payment.Judge(state, made))
                problems.Enqueue($"{payment}: {problem}");
            foreach (var problem in Timelines.Judge((await api.GetAsync($"/v1/sagas/{payment.Id}/timeline")).Json))
                problems.Enqueue($"{payment}: {problem}");
        });
        Progress($"{Size}: {Payments} payments judged, {charges} charges, {problems.Count} problems");
        return new KillRunResult(Size, Payments, Kills, charges, lost, doubled, [.. problems]);
    }
}
