using Microsoft.EntityFrameworkCore;
using Sagas.Operations.Catalogue;
using Sagas.Payments.Persistence;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests.Persistence;

public sealed class PaymentTableTests : IDisposable
{
    private static readonly Guid Id = Guid.CreateVersion7(TestTime.Start);
    private readonly TestDatabase _database = TestDatabase.Create();

    [Fact]
    public async Task A_payment_is_listed_with_the_common_columns_and_its_parties()
    {
        _database.Add(Sample("default"));
        await _database.SaveChangesAsync();

        var row = await new PaymentTable().Query(_database.Again()).SingleAsync();

        row.ShouldBeEquivalentTo(new SagaSummary
        {
            CorrelationId = Id,
            BusinessId = Id,
            Tenant = "default",
            Workflow = "payment",
            WorkflowVersion = 1,
            State = "Completed",
            Version = 6,
            Reference = "order 17",
            AmountMinor = 1250,
            Currency = "EUR",
            CreatedAt = TestTime.Start.UtcDateTime,
            UpdatedAt = TestTime.Start.UtcDateTime.AddSeconds(1),
            EndedAt = TestTime.Start.UtcDateTime.AddSeconds(1),
            Party = "alice",
            Counterparty = "shop",
        });
    }

    [Fact]
    public async Task A_tenant_has_a_business_id_once()
    {
        _database.Add(Sample("default"));
        var twin = Sample("default");
        twin.CorrelationId = Guid.CreateVersion7(TestTime.Start);
        _database.Add(twin);

        await Should.ThrowAsync<DbUpdateException>(() => _database.SaveChangesAsync());
    }

    [Fact]
    public void Queries_of_lists_can_be_translated_with_filter_and_order() =>
        new PaymentTable().Query(_database).Where(row => row.Tenant == "default" && row.Party!.StartsWith("al")).OrderByDescending(row => row.CreatedAt)
            .ThenBy(row => row.CorrelationId).Take(50).ToQueryString().ShouldContain("LIMIT");

    public void Dispose() => _database.Dispose();

    private static Payment Sample(string tenant) => new()
    {
        CorrelationId = SagaId.For(tenant, Id),
        BusinessId = Id,
        Tenant = tenant,
        State = "Completed",
        Version = 6,
        AmountMinor = 1250,
        Currency = "EUR",
        Payer = "alice",
        Payee = "shop",
        Source = "tok_ok",
        Reference = "order 17",
        CreatedAt = TestTime.Start.UtcDateTime,
        UpdatedAt = TestTime.Start.UtcDateTime.AddSeconds(1),
        EndedAt = TestTime.Start.UtcDateTime.AddSeconds(1),
    };
}
