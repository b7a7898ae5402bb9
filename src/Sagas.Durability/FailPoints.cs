using System.Diagnostics;

namespace Sagas.Durability;

/// <summary>
/// The boundaries at which a process may die, so that a test can choose one. A build with <c>-p:FailPoints=true</c> counts and kills; in the
/// product's build the compiler leaves every call out, and what is here does nothing.
/// </summary>
internal static partial class FailPoints
{
    /// <summary>The process has come to a boundary.</summary>
    /// <param name="boundary">Its name, such as <c>after-commit</c>.</param>
    /// <param name="kinds">Whose work it is there: consumer and saga types, or types of messages. None where that is not known.</param>
    [Conditional("FAILPOINTS")]
    public static void Reached(string boundary, params IEnumerable<string> kinds) => Count(boundary, kinds);

    /// <summary>All is ready for the commit: <c>before-commit</c> ends here, <c>in-commit</c> begins it and ends before its answer is read.</summary>
    /// <param name="kinds">As above.</param>
    /// <param name="commit">Begins the commit.</param>
    /// <param name="isBlocking">Whether that returns only when it is done, as SQLite's does; else it returns when the command is written.</param>
    [Conditional("FAILPOINTS")]
    public static void Committing(IEnumerable<string> kinds, Func<Task> commit, bool isBlocking) => CountCommit(kinds, commit, isBlocking);

    static partial void Count(string boundary, IEnumerable<string> kinds);

    static partial void CountCommit(IEnumerable<string> kinds, Func<Task> commit, bool isBlocking);
}
