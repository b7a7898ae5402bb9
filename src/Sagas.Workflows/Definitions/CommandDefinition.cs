namespace Sagas.Workflows.Definitions;

/// <summary>A command that a step sends.</summary>
/// <param name="Command">Its type.</param>
/// <param name="Make">Makes it from the saga and, in a branch that comes from data, the branch's key.</param>
internal sealed record CommandDefinition<TSaga>(Type Command, Func<TSaga, string?, object> Make);
