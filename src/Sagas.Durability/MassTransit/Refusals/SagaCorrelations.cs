using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>
/// A message that is correlated by something else than the id and may start a saga: only a unique index keeps two of them at one instant from
/// starting two.
/// </summary>
internal sealed partial class SagaCorrelations : IStartCheck
{
    public IEnumerable<string> Problems(StartFacts facts) =>
        from endpoint in facts.Bus.Endpoints
        from filter in endpoint.Filters("saga")
        where EndpointShape.Text(filter, "correlation") == "Query"
        let machine = filter["sagaStateMachine"] as IDictionary<string, object>
        where machine is not null && MayStart(machine)
        join saga in facts.Sagas on EndpointShape.Text(machine, "instanceType") equals saga.Name
        let members = Members(EndpointShape.Text(filter, "property") + EndpointShape.Text(filter, "expression"))
        where !IsUnique(facts.Database.Model.FindEntityType(saga.Type)!, members)
        select $"{EndpointShape.Text(machine, "event")} may start a {saga.Type.Name} and is correlated by {string.Join(", ", members)}, which has no unique index: " +
            $"two at one instant would start two. Add modelBuilder.Entity<{saga.Type.Name}>().HasIndex(…).IsUnique(), or correlate by id.";

    private static bool MayStart(IDictionary<string, object> machine) => machine.TryGetValue("states", out var states) && states is IEnumerable<object> names && names.Contains("Initial");

    // Lambda's own text: "order => order.Number", "(order, context) => (order.Number == context.Message.Number)".
    private static HashSet<string> Members(string lambda)
    {
        var saga = Parameter().Match(lambda).Groups[1].Value;
        return [.. Regex.Matches(lambda, $@"\b{saga}\.(\w+)").Select(match => match.Groups[1].Value)];
    }

    private static bool IsUnique(IEntityType saga, HashSet<string> members) =>
        saga.GetKeys().Select(key => key.Properties).Concat(saga.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties))
            .Any(properties => properties.All(property => members.Contains(property.Name)));

    [GeneratedRegex(@"^\(?(\w+)")]
    private static partial Regex Parameter();
}
