namespace Sagas.Workflows.Definitions;

/// <summary>All that a workflow's constructor declared, before it is put to use.</summary>
internal sealed record Declaration<TSaga>
{
    public required string Name { get; init; }

    public required int Version { get; init; }

    public required IReadOnlyList<string> CorrelatedBy { get; init; }

    public required StartDefinition<TSaga> Start { get; init; }

    public required SequencePart Whole { get; init; }

    public required EndDefinition<TSaga> Completed { get; init; }

    public required EndDefinition<TSaga> Compensated { get; init; }

    public required IReadOnlyList<MigrationDefinition<TSaga>> Migrations { get; init; }

    /// <summary>The author's own sentences, by state.</summary>
    public required IReadOnlyDictionary<string, Func<TSaga, string>> Sentences { get; init; }

    /// <summary>What a saga takes over from an order of a person; null for nothing.</summary>
    public required Action<TSaga, Deciding.OperatorAct, string>? Ordered { get; init; }
}
