using System.Diagnostics;
using System.Globalization;

namespace Sagas.Testing;

/// <summary>Waits for conditions that other processes bring about, with a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is not null, and returns it. After <paramref name="within"/> it throws a <see cref="TimeoutException"/> that names <paramref name="what"/>.</summary>
    /// <param name="what">What is awaited, as the rest of "Still waiting for …".</param>
    /// <param name="within">The deadline.</param>
    /// <param name="ask">One attempt; null means not yet. A failure to connect means not yet, too.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<T> GetAsync<T>(string what, TimeSpan within, Func<Task<T?>> ask, CancellationToken cancellationToken = default)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        Exception? last = null;
        while (watch.Elapsed < within)
        {
            try
            {
                if (await ask() is { } answer)
                    return answer;
                last = null;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or System.Net.Sockets.SocketException or TaskCanceledException)
            {
                last = exception;
            }

            await Task.Delay(Pace, cancellationToken);
        }

        var seconds = within.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        throw new TimeoutException($"Still waiting for {what} after {seconds} s.", last);
    }

    /// <summary>Asks until the answer is true.</summary>
    public static Task TrueAsync(string what, TimeSpan within, Func<Task<bool>> ask, CancellationToken cancellationToken = default) =>
        GetAsync(what, within, async () => await ask() ? "true" : null, cancellationToken);
}
