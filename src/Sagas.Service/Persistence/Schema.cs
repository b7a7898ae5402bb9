using Microsoft.EntityFrameworkCore;
using Sagas.Service.Settings;

namespace Sagas.Service.Persistence;

/// <summary>The schema's version: the last migration that has run.</summary>
/// <param name="storage">Which database.</param>
internal sealed class Schema(StorageSettings storage)
{
    /// <summary>Runs what is missing, one node at a time (EF takes the database's lock). Answers the last migration before and after; null for none.</summary>
    public async Task<(string? From, string? To)> MigrateAsync(CancellationToken cancellationToken)
    {
        SagasDatabase.MakeFolder(storage);
        await using var context = SagasDatabase.ForMigrations(storage);
        var from = await AppliedAsync(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        return (Last(from), Last(await AppliedAsync(context, cancellationToken)));
    }

    /// <summary>Migrations that this build has and the database lacks; changes nothing.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var context = SagasDatabase.ForMigrations(storage);
        var applied = await AppliedAsync(context, cancellationToken);
        return [.. context.Database.GetMigrations().Except(applied)];
    }

    private static string? Last(IReadOnlyList<string> migrations) => migrations.Count == 0 ? null : migrations[^1];

    // Asked before the database exists, EF would fail on the missing history table or, on PostgreSQL, on the missing database.
    private static async Task<IReadOnlyList<string>> AppliedAsync(SagasDbContext context, CancellationToken cancellationToken) =>
        await context.Database.CanConnectAsync(cancellationToken) ? [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken)] : [];
}
