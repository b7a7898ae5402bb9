using Microsoft.EntityFrameworkCore;

namespace Sagas.Service.Persistence;

/// <summary>EF finds migrations by the context's type: this one owns those of <c>Migrations/Sqlite</c>, and nothing else uses it.</summary>
public sealed class SqliteMigrationsContext(DbContextOptions options) : SagasDbContext(options);
