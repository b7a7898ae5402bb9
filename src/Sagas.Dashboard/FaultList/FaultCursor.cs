using Sagas.Dashboard.Lists;

namespace Sagas.Dashboard.FaultList;

/// <summary>The place after which a list of faults goes on: the last fault shown.</summary>
/// <param name="At">When it was set aside, UTC.</param>
/// <param name="Id">The fault's id, which decides between equal times.</param>
public readonly record struct FaultCursor(DateTime At, Guid Id)
{
    /// <summary>The cursor as opaque text for a URL, bound to tenant and filter.</summary>
    public string Write(string? tenant, FaultFilter filter) => new ListPlace(At, Id).Write(List(tenant, filter));

    /// <summary>The cursor in <paramref name="text"/>; null for garbage and for one of another tenant or filter.</summary>
    public static FaultCursor? Read(string text, string? tenant, FaultFilter filter) =>
        ListPlace.Read(text, List(tenant, filter)) is { } place ? new FaultCursor(place.At, place.Id) : null;

    private static string List(string? tenant, FaultFilter filter) => $"{filter.Kind}\n{tenant}\n{filter.QueryString()}";
}
