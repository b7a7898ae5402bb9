using System.Data.Common;
using Npgsql;
using Sagas.Durability.Stores;
using Sagas.Durability.Stores.Postgres;
using Sagas.Testing.Servers;

namespace Sagas.Durability.Tests.Stores;

public class PostgresTablesTests : TablesContract
{
    private ThrowawayPostgres _database = null!;

    private protected override string Steps => "postgres";

    private protected override IJournalStore Store(JournalOptions options) => new PostgresStore(options);

    protected override async Task<DbConnection> OpenAsync()
    {
        _database = await ThrowawayPostgres.CreateAsync();
        var connection = new NpgsqlConnection(_database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
