using System.Globalization;
using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>Watches the timers by the database's clock: one that is gone before it is due has fired early, since none here is cancelled.</summary>
internal sealed class TimerWatch : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private readonly ShopSite _site;
    private readonly Dictionary<string, double> _waiting = [];
    private readonly List<Breach> _early = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;
    private int _seen;

    public TimerWatch(ShopSite site)
    {
        _site = site;
        _watching = WatchAsync();
    }

    /// <summary>Ends the watch. Throws when it saw no timer: then it proves nothing.</summary>
    public async Task<IReadOnlyList<Breach>> EarlyAsync()
    {
        await _end.CancelAsync();
        await _watching;
        return _seen > 0 ? _early : throw new InvalidOperationException("No timer was seen waiting.");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
                Look(await _site.RowsAsync("SELECT extract(epoch FROM clock_timestamp()), token, extract(epoch FROM due_at) FROM (SELECT 1) AS now LEFT JOIN scheduled_message ON true"));
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
        }
    }

    private void Look(IReadOnlyList<string[]> rows)
    {
        var now = Number(rows[0][0]);
        var there = rows.Where(row => row[1].Length > 0).ToDictionary(row => row[1], row => Number(row[2]));
        foreach (var (token, due) in _waiting.Where(timer => !there.ContainsKey(timer.Key)).ToList())
        {
            _waiting.Remove(token);
            if (now < due)
                _early.Add(new Breach(Invariant.TimersNeverEarly, string.Create(CultureInfo.InvariantCulture, $"Timer {token} fired {due - now:0.0} s before it was due.")));
        }

        foreach (var (token, due) in there)
        {
            if (_waiting.TryAdd(token, due))
                _seen++;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
