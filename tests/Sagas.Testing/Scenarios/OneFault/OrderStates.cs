namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>States of the shop's orders, as they stand in the database and on the way to it.</summary>
internal static class OrderStates
{
    /// <summary>After the first step: only that one's commit says so.</summary>
    public const string Placed = "Placed";
}
