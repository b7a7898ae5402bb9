namespace Sagas.Workflows.Tests.Simulated;

// Messages of a step that has no name of its own: a marker tells one step's from another's.

public sealed record Begin;

public sealed record Do<TStep>(string? Key);

public sealed record Did<TStep>(string? Key);

public sealed record DidNot<TStep>(string? Key);

public sealed record NotNow<TStep>(string? Key);

public sealed record Ask<TStep>;

public sealed record NeverHeard<TStep>(string? Key);

public sealed record UndoIt<TStep>(string? Key);

public sealed record Undid<TStep>(string? Key);

public sealed record Over;

public sealed record Nothing;
