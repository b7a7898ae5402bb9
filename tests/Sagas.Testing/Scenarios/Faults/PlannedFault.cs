using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>One fault as it is drawn.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="At">When, from the beginning.</param>
/// <param name="Node">Whose, where the kind is a node's: a number that is taken modulo the nodes there are.</param>
/// <param name="Server">Which server, or the line to which.</param>
/// <param name="For">How long.</param>
/// <param name="Size">Bytes before a cut, or milliseconds of delay.</param>
/// <param name="Flag">Which of two forms: the direction that is swallowed.</param>
public sealed record PlannedFault(FaultKind Kind, TimeSpan At, int Node, ServerKind Server, TimeSpan For, int Size, bool Flag);
