using System.Diagnostics;
using System.Globalization;

namespace Sagas.Durability;

/// <content>
/// Armed by <c>SAGAS_FAILPOINT=boundary:kind:n:ms</c>: <c>kill -9</c> of the own process when work of that kind is at the boundary for the n-th
/// time, that many milliseconds later. Kinds are compared by the last part of the name.
/// </content>
internal static partial class FailPoints
{
    private static readonly string[]? Armed = Environment.GetEnvironmentVariable("SAGAS_FAILPOINT")?.Split(':');
    private static readonly string Boundary = Armed?[0] ?? "";
    private static readonly string Kind = Armed?[1] ?? "";
    private static readonly int Times = Armed is null ? 0 : int.Parse(Armed[2], CultureInfo.InvariantCulture);
    private static readonly int Wait = Armed is null ? 0 : int.Parse(Armed[3], CultureInfo.InvariantCulture);
    private static int _reached;

    static partial void Count(string boundary, IEnumerable<string> kinds)
    {
        if (Armed is null)
            return;

        // Whose rows a cursor passes is not known where it is written: the n-th row of the kind is told when it is done, and the next write dies.
        if (boundary == "before-cursor" && Boundary == boundary && Volatile.Read(ref _reached) >= Times)
            Die();
        else if (boundary == "done" && Boundary == "before-cursor")
            IsDue(kinds);
        else if (boundary == Boundary && boundary != "before-cursor" && IsDue(kinds))
            Die();
    }

    static partial void CountCommit(IEnumerable<string> kinds, Func<Task> commit, bool isBlocking)
    {
        if (Armed is null)
            return;

        Count("before-commit", kinds);
        if (Boundary != "in-commit" || !IsDue(kinds))
            return;

        using var begun = new ManualResetEventSlim();
        using var written = new ManualResetEventSlim();
        _ = Task.Run(() =>
        {
            begun.Set();
            var answer = commit();
            written.Set();
            return answer;
        });
        begun.Wait();
        if (!isBlocking)
            written.Wait();
        Die();
    }

    private static bool IsDue(IEnumerable<string> kinds) =>
        kinds.Any(kind => kind[(kind.LastIndexOf('.') + 1)..] == Kind) && Interlocked.Increment(ref _reached) == Times;

    private static void Die()
    {
        Thread.Sleep(Wait);
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite); // The signal is on its way; nothing more is done.
    }
}
