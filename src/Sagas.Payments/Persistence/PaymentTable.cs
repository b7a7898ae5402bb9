using Microsoft.EntityFrameworkCore;
using Sagas.Operations.Catalogue;

namespace Sagas.Payments.Persistence;

/// <summary>Payments in the list of all sagas.</summary>
public sealed class PaymentTable : ISagaTable
{
    /// <inheritdoc />
    public string Workflow => "payment";

    /// <inheritdoc />
    public IQueryable<SagaSummary> Query(DbContext database) => database.Set<Payment>().AsNoTracking().Select(payment => new SagaSummary
    {
        CorrelationId = payment.CorrelationId,
        BusinessId = payment.BusinessId,
        Tenant = payment.Tenant,
        Workflow = "payment",
        WorkflowVersion = payment.WorkflowVersion,
        State = payment.State,
        Version = payment.Version,
        Reference = payment.Reference,
        AmountMinor = payment.AmountMinor,
        Currency = payment.Currency,
        ParentId = payment.ParentId,
        TraceId = payment.TraceId,
        CreatedAt = payment.CreatedAt,
        UpdatedAt = payment.UpdatedAt,
        EndedAt = payment.EndedAt,
        Party = payment.Payer,
        Counterparty = payment.Payee,
    });
}
