using System.Globalization;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>One fault alone, while payments are under way: how long until the last that it stranded has moved.</summary>
/// <param name="Site">What it is done to.</param>
/// <param name="Log">Where it is written.</param>
internal sealed record RecoveryRound(FaultSite Site, FaultLog Log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    /// <summary>A worker is killed; counted from the kill. It is started again when what it left has been taken over.</summary>
    public async Task<(DoneFault Fault, TimeSpan? Recovered)> WorkerAsync(int number)
    {
        var worker = Site.Payments.Workers[number % Site.Payments.Workers.Count];
        var answer = await RunAsync(FaultKind.NodeKill, worker.Name, async () =>
        {
            await worker.KillAsync();
            return TimeProvider.System.GetUtcNow();
        }, dead: 1);
        worker.Launch();
        await worker.OpenAsync();
        return answer;
    }

    /// <summary>A server is stopped, or killed each other time, and started; counted from the first connection that it takes.</summary>
    public Task<(DoneFault Fault, TimeSpan? Recovered)> ServerAsync(ServerKind server, int number)
    {
        var kill = number % 2 == 1;
        return RunAsync(kill ? FaultKind.ServerKill : FaultKind.ServerStop, server.ToString(), async () =>
        {
            await Site.Servers.StopAsync(server, kill);
            return await Site.Servers.StartAsync(server);
        }, dead: 0);
    }

    private async Task<(DoneFault Fault, TimeSpan? Recovered)> RunAsync(FaultKind kind, string what, Func<Task<DateTimeOffset>> faultAsync, int dead)
    {
        var payments = Enumerable.Range(0, FaultSize.PaymentsOfRound).Select(_ => new PlannedPayment(Guid.CreateVersion7(), "tok_ok", 1250)).ToList();
        var placing = payments.Select((payment, number) => Site.Payments.PayAsync(payment, number)).ToList();
        await Eventually.TrueAsync("half of the payments to be under way", Patience, () => Task.FromResult(placing.Count(accepted => accepted.IsCompleted) >= payments.Count / 2));
        var accepted = payments.Where((_, number) => placing[number].IsCompleted).ToHashSet();

        var from = TimeProvider.System.GetUtcNow();
        var since = await faultAsync();
        await Task.WhenAll(placing);
        await Eventually.TrueAsync($"the end of all payments after {kind} of {what}", Patience, () => Site.Payments.HasEndedAsync(dead));

        // Those that were accepted before it and have not ended when it is over. Their next move is the first that it allowed.
        var moves = await Site.Payments.MovesAsync();
        var waited = accepted.Select(payment => moves[payment.Id]).Where(of => of[^1] > since).Select(of => of.First(at => at > since) - since).ToList();
        TimeSpan? recovered = waited.Count == 0 ? null : waited.Max();
        Log.Tell(string.Create(CultureInfo.InvariantCulture, $"{kind} of {what}: {waited.Count} payments under way, the last moved after {recovered?.TotalSeconds:0.0} s, the last ended after {(accepted.Max(payment => moves[payment.Id][^1]) - since).TotalSeconds:0.0} s"));
        return (new DoneFault(kind, from, TimeProvider.System.GetUtcNow(), true), recovered);
    }
}
