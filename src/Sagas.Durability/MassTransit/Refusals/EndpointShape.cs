namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>One endpoint of the bus: its name and all that stands on it, at any depth.</summary>
internal sealed record EndpointShape(string Name, IReadOnlyList<IDictionary<string, object>> Scopes)
{
    /// <summary>Whether <c>UseJournal</c> was called on it.</summary>
    public bool IsUnderJournal => Filters("journal-skipped").Any();

    /// <summary>The filters of a kind.</summary>
    public IEnumerable<IDictionary<string, object>> Filters(string kind) => Scopes.Where(scope => Text(scope, "filterType") == kind);

    /// <summary>A value as text; empty where there is none.</summary>
    public static string Text(IDictionary<string, object> scope, string name) => scope.TryGetValue(name, out var value) ? $"{value}" : "";
}
