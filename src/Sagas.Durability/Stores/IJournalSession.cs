using Sagas.Durability.Journal;
using Sagas.Durability.Loading;

namespace Sagas.Durability.Stores;

/// <summary>An open connection for the library's grouped work. One caller at a time; broken, it is thrown away and another opened.</summary>
internal interface IJournalSession : IAsyncDisposable
{
    /// <summary>Whether its connection is there. One that breaks between two uses says so nowhere else: using it is an error of the caller's.</summary>
    bool IsOpen { get; }

    /// <summary>
    /// Commits a group, all of one life, in one transaction, and returns the numbers of the entries that went in. One is left out, with all that
    /// belongs to it, when its key is there or its saga has another version. Throws when the group failed whole; after a broken connection the
    /// outcome is unknown.
    /// </summary>
    Task<IReadOnlySet<long>> CommitAsync(NodeLife life, IReadOnlyList<JournalEntry> group, CancellationToken cancellationToken);

    /// <summary>Whose the keys of these entries are in the journal, in their order; null where there is none.</summary>
    Task<IReadOnlyList<RowOwner?>> OwnersAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken);

    /// <summary>Answers requests: whether the message was taken, and the saga as it is committed now. Does not settle them when it throws.</summary>
    Task LoadAsync(IReadOnlyList<LoadRequest> requests, CancellationToken cancellationToken);
}
