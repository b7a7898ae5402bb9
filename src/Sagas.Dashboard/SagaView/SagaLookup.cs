using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sagas.Dashboard.SagaList;
using Sagas.Operations;
using Sagas.Operations.Catalogue;
using Sagas.Operations.Receipts;

namespace Sagas.Dashboard.SagaView;

/// <summary>Finds one saga by its business id.</summary>
public sealed class SagaLookup(DbContext database, SagaTables tables)
{
    /// <summary>
    /// The saga of the tenant in scope, or of whichever has it, <c>default</c> before others. Until its first commit it is answered from the
    /// receipt of its command: <c>Submitted</c>, version 0. Null when there is none.
    /// </summary>
    public async Task<SagaSummary?> FindAsync(Guid id, SagaScope scope, CancellationToken cancellationToken) =>
        await CommittedAsync(id, scope.Tenant, cancellationToken)
        ?? await AcceptedAsync(id, scope.Tenant, cancellationToken)
        //// The first commit may have come between the two reads, and its receipt may be gone by retention.
        ?? await CommittedAsync(id, scope.Tenant, cancellationToken);

    private async Task<SagaSummary?> CommittedAsync(Guid id, string? tenant, CancellationToken cancellationToken)
    {
        // By key where the tenant is known.
        var correlationId = SagaId.For(tenant ?? Tenants.Default, id);
        var union = tables.Union(null, tenant, sagas => tenant is null
            ? sagas.Where(saga => saga.BusinessId == id)
            : sagas.Where(saga => saga.CorrelationId == correlationId));
        if (union is null)
            return null;

        var found = await union.Take(100).ToListAsync(cancellationToken);
        return found.OrderBy(saga => saga.Tenant == Tenants.Default ? 0 : 1).ThenBy(saga => saga.CreatedAt).FirstOrDefault();
    }

    private async Task<SagaSummary?> AcceptedAsync(Guid id, string? tenant, CancellationToken cancellationToken)
    {
        var operations = PublicCommands.Workflows.Keys.ToArray();
        var receipt = await database.Set<Receipt>().AsNoTracking()
            .Where(row => row.BusinessId == id && row.Original && operations.Contains(row.Operation) && (tenant == null || row.Tenant == tenant))
            .OrderBy(row => row.AcceptedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return receipt is null ? null : Summary(receipt);
    }

    private static SagaSummary Summary(Receipt receipt)
    {
        using var payload = JsonDocument.Parse(receipt.Payload);
        var command = payload.RootElement;
        var amount = command.TryGetProperty("amount", out var money) && money.ValueKind == JsonValueKind.Object ? money : default;
        return new SagaSummary
        {
            CorrelationId = SagaId.For(receipt.Tenant, receipt.BusinessId),
            BusinessId = receipt.BusinessId,
            Tenant = receipt.Tenant,
            Workflow = PublicCommands.Workflows[receipt.Operation],
            WorkflowVersion = 1,
            State = "Submitted",
            Version = 0,
            Reference = Text(command, "reference"),
            AmountMinor = amount.ValueKind == JsonValueKind.Object && amount.TryGetProperty("minor", out var minor) ? minor.GetInt64() : null,
            Currency = amount.ValueKind == JsonValueKind.Object ? Text(amount, "currency") : null,
            TraceId = receipt.TraceId,
            CreatedAt = receipt.AcceptedAt,
            UpdatedAt = receipt.AcceptedAt,
            Party = Text(command, "payer"),
            Counterparty = Text(command, "payee"),
        };
    }

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
