using Sagas.Workflows.Deciding;

namespace Sagas.Operations.Workflows;

/// <summary>What a person decided about a saga.</summary>
/// <param name="Act">What is to happen.</param>
/// <param name="Reason">Why: kept in the timeline.</param>
/// <param name="By">Who decided: likewise.</param>
/// <param name="Version">The saga's version on which it was decided; null for whichever it is at now.</param>
/// <param name="Plan">The hash of the undo plan that the person saw; null where none was asked for.</param>
public sealed record Order(OperatorAct Act, string Reason, string By, int? Version, string? Plan);
