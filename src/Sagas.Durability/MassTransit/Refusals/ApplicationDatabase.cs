using MassTransit;
using Sagas.Durability.Journal;
using Sagas.Durability.Rows;

namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>The application's DbContext: the journal's tables and the sagas must be in its model, and its commands must not be repeated behind the journal's back.</summary>
internal sealed class ApplicationDatabase(RowTableCatalogue tables) : IStartCheck
{
    public IEnumerable<string> Problems(StartFacts facts)
    {
        var context = facts.Database.GetType().Name;
        if (facts.Database.Model.FindEntityType(typeof(JournalRow)) is null)
        {
            yield return $"{context} does not map the journal's tables. Call modelBuilder.AddJournal() last in its OnModelCreating.";
            yield break;
        }

        if (facts.Database.Database.CreateExecutionStrategy().RetriesOnFailure)
            yield return $"{context} has a retrying execution strategy, which cannot repeat a transaction that spans a handler. Remove EnableRetryOnFailure: the journal tries again by itself.";

        foreach (var saga in facts.Sagas)
        {
            _ = tables.OfSaga(saga.Type, () => facts.Database.Model); // Throws in words for one that is not mapped, and says which ones take EF's path.
            if (facts.Database.Model.FindEntityType(saga.Type)?.FindProperty(nameof(ISagaVersion.Version)) is { IsConcurrencyToken: false })
                yield return $"Saga {saga.Type.Name} is mapped after AddJournal(), so that its version is not checked. Call modelBuilder.AddJournal() last in OnModelCreating of {context}.";
        }
    }
}
