using Microsoft.EntityFrameworkCore;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.Desk;

/// <summary>A workflow with two parties, as a module would register it.</summary>
public sealed class PaymentSaga : SagaRow
{
    public string? Payer { get; set; }

    public string? Payee { get; set; }

    public sealed class Table : ISagaTable
    {
        public string Workflow => "payment";

        public IQueryable<SagaSummary> Query(DbContext database) => database.Set<PaymentSaga>().AsNoTracking().Select(saga => new SagaSummary
        {
            CorrelationId = saga.CorrelationId,
            BusinessId = saga.BusinessId,
            Tenant = saga.Tenant,
            Workflow = "payment",
            WorkflowVersion = saga.WorkflowVersion,
            State = saga.State,
            Version = saga.Version,
            Reference = saga.Reference,
            AmountMinor = saga.AmountMinor,
            Currency = saga.Currency,
            ParentId = saga.ParentId,
            CreatedAt = saga.CreatedAt,
            UpdatedAt = saga.UpdatedAt,
            EndedAt = saga.EndedAt,
            Party = saga.Payer,
            Counterparty = saga.Payee,
        });
    }
}
