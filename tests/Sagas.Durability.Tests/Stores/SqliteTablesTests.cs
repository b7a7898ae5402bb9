using System.Data.Common;
using Microsoft.Data.Sqlite;
using Sagas.Durability.Stores;
using Sagas.Durability.Stores.Sqlite;

namespace Sagas.Durability.Tests.Stores;

public class SqliteTablesTests : TablesContract
{
    private protected override string Steps => "sqlite";

    private protected override IJournalStore Store(JournalOptions options) => new SqliteStore(options);

    protected override async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        return connection;
    }
}
