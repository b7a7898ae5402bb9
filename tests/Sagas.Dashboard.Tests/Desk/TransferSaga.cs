using Microsoft.EntityFrameworkCore;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.Desk;

/// <summary>A workflow without parties: its projection has constants where the other has columns.</summary>
public sealed class TransferSaga : SagaRow
{
    public sealed class Table : ISagaTable
    {
        public string Workflow => "transfer";

        public IQueryable<SagaSummary> Query(DbContext database) => database.Set<TransferSaga>().AsNoTracking().Select(saga => new SagaSummary
        {
            CorrelationId = saga.CorrelationId,
            BusinessId = saga.BusinessId,
            Tenant = saga.Tenant,
            Workflow = "transfer",
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
            Party = null,
            Counterparty = null,
        });
    }
}
