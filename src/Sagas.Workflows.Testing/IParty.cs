namespace Sagas.Workflows.Testing;

/// <summary>What a party can say to a command; null for what it never says.</summary>
internal interface IParty
{
    object? Done(object command);

    object? Failed(object command);

    object? FailedForNow(object command);

    object? Unknown(object command);

    object? Unavailable(object command);

    object? NeverTaken(object command);
}
