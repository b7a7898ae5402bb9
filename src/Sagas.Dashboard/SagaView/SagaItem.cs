using System.Text.Json.Serialization;
using Sagas.Contracts;
using Sagas.Dashboard.Text;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.SagaView;

/// <summary>One saga as lists show it, whatever its workflow.</summary>
public class SagaItem
{
    /// <summary>One saga.</summary>
    public SagaItem(SagaSummary saga)
        : this(saga, WhySentence.Of(saga))
    {
    }

    /// <summary>One saga, and why it is where it is.</summary>
    protected SagaItem(SagaSummary saga, string why)
    {
        Id = saga.BusinessId;
        Tenant = saga.Tenant;
        Workflow = saga.Workflow;
        WorkflowVersion = saga.WorkflowVersion;
        State = saga.State;
        Status = SagaStatus.Of(saga.State);
        WaitingFor = Waits.For(saga.State);
        Stuck = SagaList.Stuck.Is(saga.State);
        Why = why;
        Reference = saga.Reference;
        Amount = saga is { AmountMinor: { } minor, Currency: { } currency } ? new Money(minor, currency) : null;
        ParentId = saga.ParentId;
        Version = saga.Version;
        CreatedAt = saga.CreatedAt;
        UpdatedAt = saga.UpdatedAt;
        EndedAt = saga.EndedAt;
        TraceId = saga.TraceId;
    }

    /// <summary>The business id.</summary>
    public Guid Id { get; }

    /// <summary>Whose saga it is.</summary>
    public string Tenant { get; }

    /// <summary>The workflow's name.</summary>
    public string Workflow { get; }

    /// <summary>The version of the workflow that it started on and finishes on.</summary>
    public int WorkflowVersion { get; }

    /// <summary>The state's name.</summary>
    public string State { get; }

    /// <summary>One of <c>running, waiting, compensating, completed, compensated, faulted</c>.</summary>
    public string Status { get; }

    /// <summary>One of <c>answer, timer, outcome, person, pause</c>; absent when it has ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WaitingFor { get; }

    /// <summary>Whether it cannot go on by itself or is long overdue.</summary>
    public bool Stuck { get; }

    /// <summary>Why it is where it is, in one sentence.</summary>
    public string Why { get; }

    /// <summary>The sender's own words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reference { get; }

    /// <summary>The money at stake.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? Amount { get; }

    /// <summary>The saga that started this one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ParentId { get; }

    /// <summary>How many events it has taken; 0 before its first commit.</summary>
    public int Version { get; }

    /// <summary>When the command was taken, UTC.</summary>
    public DateTime CreatedAt { get; }

    /// <summary>When the last event was taken, UTC.</summary>
    public DateTime UpdatedAt { get; }

    /// <summary>When it ended, UTC.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? EndedAt { get; }

    /// <summary>The trace of the command that started it.</summary>
    public string? TraceId { get; }
}
