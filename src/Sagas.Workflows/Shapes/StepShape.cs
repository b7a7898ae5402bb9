namespace Sagas.Workflows.Shapes;

/// <summary>A step. Messages are named by their types, times are in words.</summary>
public sealed record StepShape : PartShape
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it sends; null where it only waits.</summary>
    public string? Command { get; init; }

    /// <summary>The facts that say that it is done.</summary>
    public required IReadOnlyList<string> Done { get; init; }

    /// <summary>The facts that say that it failed.</summary>
    public required IReadOnlyList<string> Failed { get; init; }

    /// <summary>What asks for an outcome that is not known; null where nothing does.</summary>
    public string? LookUp { get; init; }

    /// <summary>What undoes it; null where nothing does.</summary>
    public string? Undo { get; init; }

    /// <summary>The facts that say that it is undone.</summary>
    public required IReadOnlyList<string> Undone { get; init; }

    /// <summary>Whether an outside party does it.</summary>
    public bool IsOutside { get; init; }

    /// <summary>Whether it decides: before it the saga can go back, after it only forward.</summary>
    public bool IsPivot { get; init; }

    /// <summary>What is sent now and then while it waits; null for nothing.</summary>
    public string? Reminder { get; init; }

    /// <summary>How long an answer may take, such as <c>30 s</c>; null where nothing limits it.</summary>
    public string? Within { get; init; }

    /// <summary>When it is tried again, such as <c>3 attempts, 5 s apart</c>.</summary>
    public required string Retry { get; init; }

    /// <summary>When it is done anew after a failure that may pass, such as <c>on banking days at 09:00 for 10 d</c>; null where no failure may.</summary>
    public string? Later { get; init; }

    /// <summary>The saga's state once it is done; null where that does not change it.</summary>
    public string? State { get; init; }

    /// <inheritdoc />
    public override IEnumerable<StepShape> Steps() => [this];
}
