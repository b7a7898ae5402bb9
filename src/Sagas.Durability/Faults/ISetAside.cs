namespace Sagas.Durability.Faults;

/// <summary>What was set aside until a person decides about it.</summary>
internal interface ISetAside
{
    Guid Id { get; }

    /// <summary>Open, or what was decided.</summary>
    string State { get; }

    /// <summary>Who decided.</summary>
    string? Actor { get; }

    /// <summary>Why.</summary>
    string? Reason { get; }

    /// <summary>When; UTC.</summary>
    DateTime? DecidedAt { get; }
}
