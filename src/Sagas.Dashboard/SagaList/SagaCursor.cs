using Sagas.Dashboard.Lists;

namespace Sagas.Dashboard.SagaList;

/// <summary>
/// The place after which a list goes on: the last saga shown. Creation time and id never change, so that what existed is neither skipped
/// nor repeated, whatever comes in meanwhile.
/// </summary>
/// <param name="CreatedAt">The saga's <c>CreatedAt</c>, UTC.</param>
/// <param name="CorrelationId">The saga's own id, which decides between equal times.</param>
public readonly record struct SagaCursor(DateTime CreatedAt, Guid CorrelationId)
{
    /// <summary>The cursor as opaque text for a URL, bound to scope and filter.</summary>
    public string Write(SagaScope scope, SagaFilter filter) => new ListPlace(CreatedAt, CorrelationId).Write(List(scope, filter));

    /// <summary>The cursor in <paramref name="text"/>; null for garbage and for one of another scope or filter.</summary>
    public static SagaCursor? Read(string text, SagaScope scope, SagaFilter filter) =>
        ListPlace.Read(text, List(scope, filter)) is { } place ? new SagaCursor(place.At, place.Id) : null;

    private static string List(SagaScope scope, SagaFilter filter) => $"{scope.Tenant}\n{scope.Parties}\n{filter.QueryString()}";
}
