namespace Sagas.Testing.Scenarios.Kills;

/// <summary>The matrix of all boundaries, kinds of work and setups, a few cells side by side.</summary>
/// <param name="Cells">Which of them.</param>
/// <param name="Seed">Repeats it.</param>
/// <param name="Progress">Told in words what happens.</param>
public sealed record KillMatrix(IReadOnlyList<KillCell> Cells, int Seed, Action<string> Progress)
{
    // Most of a cell's time is waiting for leases.
    private const int AtOnce = 3;

    /// <summary>Every cell that exists.</summary>
    public static IReadOnlyList<KillCell> Full { get; } = [.. KillCell.All.Where(cell => cell.WhyNot is null)];

    /// <summary>A cell a boundary; kinds and setups take turns, another turn for another seed.</summary>
    public static IReadOnlyList<KillCell> Small(int seed) =>
    [
        .. Enum.GetValues<KillPoint>().Select((point, i) =>
        {
            var cells = Full.Where(cell => cell.Point == point && (int)cell.Setup == (seed + i) % 3).ToList();
            return cells[(int)((uint)(seed / 3 + i) % cells.Count)];
        }),
    ];

    /// <summary>Runs them and returns what became of each.</summary>
    public async Task<IReadOnlyList<KillCellResult>> RunAsync()
    {
        var results = new KillCellResult[Cells.Count];
        var done = 0;
        await Parallel.ForAsync(0, Cells.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            results[i] = await RunAsync(Cells[i], unchecked(Seed + (i * 7919)));
            var result = results[i];
            Progress($"{Interlocked.Increment(ref done)} of {Cells.Count}: {result.Cell.Name}: {result.Orders} orders, healed in {result.Healed.TotalSeconds:0.0} s, {result.Problems.Count} problems");
            foreach (var problem in result.Problems)
                Progress($"  {problem}");
        });
        return results;
    }

    private static async Task<KillCellResult> RunAsync(KillCell cell, int seed)
    {
        try
        {
            return await new KillCellRun(cell, seed).RunAsync();
        }
        catch (Exception exception)
        {
            // One cell that cannot be run must not hide what became of the others.
            return new KillCellResult(cell, 0, 0, 0, [exception.ToString()], TimeSpan.Zero);
        }
    }
}
