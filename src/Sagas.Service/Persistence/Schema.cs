using Microsoft.EntityFrameworkCore;
using Sagas.Durability;
using Sagas.Service.Settings;

namespace Sagas.Service.Persistence;

/// <summary>The schema's version: the last migration that has run.</summary>
/// <param name="storage">Which database.</param>
/// <param name="retention">What is kept at least, which on PostgreSQL the owner writes down.</param>
internal sealed class Schema(StorageSettings storage, RetentionSettings retention)
{
    /// <summary>
    /// Runs what is missing, one node at a time, as the owner, and on PostgreSQL brings the journal's tables up to date with it and lets the service's
    /// role use all of them. Answers the last migration before and after; null for none.
    /// </summary>
    public async Task<(string? From, string? To)> MigrateAsync(CancellationToken cancellationToken)
    {
        SagasDatabase.MakeFolder(storage);
        await using var context = SagasDatabase.ForOwner(storage);
        await using var turn = await MigrationTurn.TakeAsync(storage, cancellationToken);
        var from = await AppliedAsync(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        if (storage.Provider == StorageProvider.Postgres)
        {
            var journal = PostgresJournal.Script(storage.Role, TimeSpan.FromDays(retention.DedupeDays), TimeSpan.FromDays(retention.TimelineDays));
            await ExecuteAsync(context, journal + RoleRights.Of(context.Model, storage.Role), cancellationToken);
        }

        return (Last(from), Last(await AppliedAsync(context, cancellationToken)));
    }

    /// <summary>Migrations that this build has and the database lacks, on PostgreSQL the journal's tables among them; changes nothing.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var context = SagasDatabase.ForMigrations(storage);
        var applied = await AppliedAsync(context, cancellationToken);
        IReadOnlyList<string> pending = [.. context.Database.GetMigrations().Except(applied)];
        return pending.Count > 0 || storage.Provider == StorageProvider.Sqlite || await IsJournalCurrentAsync(context, cancellationToken) ? pending : ["journal"];
    }

    private static async Task<bool> IsJournalCurrentAsync(SagasDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        return await PostgresJournal.IsCurrentAsync(context.Database.GetDbConnection(), cancellationToken);
    }

    private static async Task ExecuteAsync(SagasDbContext context, string sql, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The library's own script and ours: names of the model and of a setting, quoted by the database.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string? Last(IReadOnlyList<string> migrations) => migrations.Count == 0 ? null : migrations[^1];

    // Asked before the database exists, EF would fail on the missing history table or, on PostgreSQL, on the missing database.
    private static async Task<IReadOnlyList<string>> AppliedAsync(SagasDbContext context, CancellationToken cancellationToken) =>
        await context.Database.CanConnectAsync(cancellationToken) ? [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken)] : [];
}
