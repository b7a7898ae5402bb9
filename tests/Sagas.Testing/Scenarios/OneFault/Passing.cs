using System.Diagnostics;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>Time that must pass because a fault lasts so long.</summary>
internal static class Passing
{
    public static Task OfAsync(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        return Eventually.TrueAsync("time to pass", time * 2, () => Task.FromResult(watch.Elapsed >= time));
    }
}
