namespace Sagas.Durability.Lives;

/// <summary>One life as a reading of the leases found it.</summary>
/// <param name="Id">The life.</param>
/// <param name="Epoch">Its epoch: each taking over raises it.</param>
/// <param name="Heartbeat">What its keeper last wrote. Only compared for change; whose clock made it does not matter.</param>
internal readonly record struct LeaseSeen(Guid Id, long Epoch, DateTime Heartbeat);
