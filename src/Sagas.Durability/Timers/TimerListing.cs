namespace Sagas.Durability.Timers;

/// <summary>Which timers to list.</summary>
/// <param name="Tenant">Only this tenant's; null for every tenant's.</param>
/// <param name="After">Go on behind this place; null from the start.</param>
/// <param name="Limit">At most so many.</param>
public sealed record TimerListing(string? Tenant, TimerPlace? After, int Limit);
