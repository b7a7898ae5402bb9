namespace Sagas.Operations.Catalogue;

/// <summary>One saga as lists show it, whatever its workflow. A projection: EF translates it, nothing stores it.</summary>
public sealed class SagaSummary
{
    /// <summary>See <see cref="SagaRow.CorrelationId"/>.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>See <see cref="SagaRow.BusinessId"/>.</summary>
    public Guid BusinessId { get; set; }

    /// <summary>See <see cref="SagaRow.Tenant"/>.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>The workflow's name, such as <c>payment</c>.</summary>
    public string Workflow { get; set; } = "";

    /// <summary>See <see cref="SagaRow.WorkflowVersion"/>.</summary>
    public int WorkflowVersion { get; set; }

    /// <summary>See <see cref="SagaRow.State"/>.</summary>
    public string State { get; set; } = "";

    /// <summary>See <see cref="SagaRow.Version"/>.</summary>
    public int Version { get; set; }

    /// <summary>See <see cref="SagaRow.Reference"/>.</summary>
    public string? Reference { get; set; }

    /// <summary>See <see cref="SagaRow.AmountMinor"/>.</summary>
    public long? AmountMinor { get; set; }

    /// <summary>See <see cref="SagaRow.Currency"/>.</summary>
    public string? Currency { get; set; }

    /// <summary>See <see cref="SagaRow.ParentId"/>.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>See <see cref="SagaRow.TraceId"/>.</summary>
    public string? TraceId { get; set; }

    /// <summary>See <see cref="SagaRow.CreatedAt"/>.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>See <see cref="SagaRow.UpdatedAt"/>.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>See <see cref="SagaRow.EndedAt"/>.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The first party that a search finds by its beginning: the payer.</summary>
    public string? Party { get; set; }

    /// <summary>The second party that a search finds by its beginning: the payee.</summary>
    public string? Counterparty { get; set; }
}
