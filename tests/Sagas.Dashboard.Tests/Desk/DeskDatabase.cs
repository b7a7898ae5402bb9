using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Sagas.Dashboard.SagaList;
using Sagas.Operations;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.Desk;

/// <summary>An SQLite database of one test, in memory, with the tables of <see cref="DeskContext"/>.</summary>
public sealed class DeskDatabase : IDisposable
{
    /// <summary>Where the test's clock stands.</summary>
    public static readonly DateTime Now = new(2026, 2, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Sees every tenant and every name.</summary>
    public static readonly SagaScope Everything = new(null, true);

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public DeskDatabase()
    {
        _connection.Open();
        Context = new DeskContext(new DbContextOptionsBuilder<DeskContext>().UseSqlite(_connection).UseSnakeCaseNamingConvention().Options);
        Context.Database.EnsureCreated();
    }

    public DeskContext Context { get; }

    public SagaTables Tables => new(Context, [new PaymentSaga.Table(), new TransferSaga.Table()]);

    public SagaQuery Query => new(Tables);

    /// <summary>Adds a payment, made so many seconds before <see cref="Now"/>; the number is also the end of its id.</summary>
    public PaymentSaga Payment(int number, Action<PaymentSaga>? change = null)
    {
        var payment = new PaymentSaga { Payer = $"payer-{number}", Payee = $"payee-{number}" };
        Fill(payment, number);
        change?.Invoke(payment);
        payment.CorrelationId = SagaId.For(payment.Tenant, payment.BusinessId);
        Context.Add(payment);
        Context.SaveChanges();
        return payment;
    }

    /// <summary>Adds a saga of the other workflow.</summary>
    public TransferSaga Transfer(int number, Action<TransferSaga>? change = null)
    {
        var transfer = new TransferSaga();
        Fill(transfer, number);
        change?.Invoke(transfer);
        transfer.CorrelationId = SagaId.For(transfer.Tenant, transfer.BusinessId);
        Context.Add(transfer);
        Context.SaveChanges();
        return transfer;
    }

    /// <summary>The id of saga number so and so.</summary>
    public static Guid Id(int number) => new($"01931a2b-0000-7000-8000-{number:x12}");

    public void Dispose()
    {
        Context.Dispose();
        _connection.Dispose();
    }

    private static void Fill(SagaRow saga, int number)
    {
        saga.BusinessId = Id(number);
        saga.Tenant = Tenants.Default;
        saga.State = "Completed";
        saga.Version = 5;
        saga.Reference = $"order-{number}";
        saga.AmountMinor = 1000 + number;
        saga.Currency = "EUR";
        saga.CreatedAt = Now.AddSeconds(-number);
        saga.UpdatedAt = saga.CreatedAt.AddMilliseconds(250);
        saga.EndedAt = saga.UpdatedAt;
    }
}
