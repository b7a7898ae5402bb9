using MassTransit;

namespace Sagas.Operations.Catalogue;

/// <summary>The columns that every saga's table has, so that one list, one page and one report serve all workflows.</summary>
public abstract class SagaRow : SagaStateMachineInstance, ISagaVersion
{
    /// <summary>The saga's own id: see <see cref="SagaId"/>. Equal to <see cref="BusinessId"/> for tenant <c>default</c>.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>The id that upstream systems know, unique by tenant.</summary>
    public Guid BusinessId { get; set; }

    /// <summary>Whose saga it is.</summary>
    public string Tenant { get; set; } = Tenants.Default;

    /// <summary>The version of the workflow that the saga started on and finishes on.</summary>
    public int WorkflowVersion { get; set; } = 1;

    /// <summary>The state's name, such as <c>Authorized</c>.</summary>
    public string State { get; set; } = "";

    /// <summary>How many events the saga has taken; written by the journal, checked in its commit.</summary>
    public int Version { get; set; }

    /// <summary>The sender's own words.</summary>
    public string? Reference { get; set; }

    /// <summary>The money at stake, in minor units of <see cref="Currency"/>.</summary>
    public long? AmountMinor { get; set; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; set; }

    /// <summary>The saga that started this one.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>The trace of the command that started it, 32 hex digits.</summary>
    public string? TraceId { get; set; }

    /// <summary>When the command was taken; UTC, whole milliseconds.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When the last event was taken; UTC, whole milliseconds.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>When it ended; UTC, whole milliseconds.</summary>
    public DateTime? EndedAt { get; set; }
}
