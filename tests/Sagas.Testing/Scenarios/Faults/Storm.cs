using System.Globalization;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>All faults of a plan at their moments, each met by customers of both businesses who come shortly before and after it.</summary>
/// <param name="Site">What they are done to.</param>
/// <param name="Size">How many customers.</param>
/// <param name="Seed">Decides about them.</param>
/// <param name="Log">Where everything is written.</param>
internal sealed record Storm(FaultSite Site, FaultSize Size, int Seed, FaultLog Log)
{
    private static readonly TimeSpan Before = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Spread = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan OverWithin = TimeSpan.FromMinutes(5);

    /// <summary>Runs it and returns the faults when the last is over and the last customer is accepted.</summary>
    public async Task<IReadOnlyList<DoneFault>> RunAsync(IReadOnlyList<PlannedFault> plan)
    {
        var injector = new FaultInjector(Site, Log);
        var done = 0;
        var faults = plan.Select(async (fault, number) =>
        {
            await Task.Delay(fault.At);
            var placing = PlaceAsync(new Random(unchecked(Seed + (number * 7919))), fault.Kind == FaultKind.Duplicate);
            await Task.Delay(Before);
            var result = await injector.RunAsync(fault);
            foreach (var breach in await BalanceAsync())
                Log.Note(breach);
            await placing;
            if (Interlocked.Increment(ref done) is var count && (count % 20 == 0 || count == plan.Count))
                Log.Tell(string.Create(CultureInfo.InvariantCulture, $"{count} of {plan.Count} faults"));
            return result;
        }).ToList();
        try
        {
            await Task.WhenAll(faults).WaitAsync((Size.Every * plan.Count) + OverWithin);
        }
        catch (TimeoutException exception)
        {
            // A server that does not come back, or a customer whom nobody answers: what the books say is worth reading all the same.
            Log.Note(new Breach(Invariant.NoLostCommand, $"{faults.Count(fault => !fault.IsCompletedSuccessfully)} faults or their customers have not come to an end: {exception.Message}"));
        }

        return [.. faults.Where(fault => fault.IsCompletedSuccessfully).Select(fault => fault.Result)];
    }

    private Task PlaceAsync(Random chance, bool often) => Task.WhenAll(
        Site.Businesses.SelectMany(business => Enumerable.Range(0, business == Site.Payments ? Size.Payments : Size.Orders).Select(_ => PlaceAsync(business, new Random(chance.Next()), often))));

    private static async Task PlaceAsync(IBusiness business, Random chance, bool often)
    {
        await Task.Delay(Spread * chance.NextDouble());
        await business.PlaceAsync(chance, often);
    }

    /// <summary>The books must balance at every moment; when they cannot be read, a later fault's look at them stands for this one.</summary>
    private async Task<IReadOnlyList<Breach>> BalanceAsync()
    {
        try
        {
            return await Site.Payments.JudgeNowAsync().WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (Exception exception) when (exception is Npgsql.NpgsqlException or TimeoutException or IOException)
        {
            return [];
        }
    }
}
