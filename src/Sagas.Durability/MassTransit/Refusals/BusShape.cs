using System.Collections;
using MassTransit;
using MassTransit.Transports;

namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>
/// The bus as MassTransit itself describes it (<c>GetProbeResult</c>): the one place where everything that stands on an endpoint can be seen,
/// whoever put it there.
/// </summary>
/// <param name="Serializer">What the bus sends with where nothing else is said.</param>
/// <param name="Endpoints">Its endpoints.</param>
internal sealed record BusShape(IMessageSerializer Serializer, IReadOnlyList<EndpointShape> Endpoints)
{
    public static BusShape Of(IBusInstance bus) => new(
        bus.HostConfiguration.BusConfiguration.Serialization.CreateSerializerCollection().GetMessageSerializer(),
        [.. Scopes(bus.Bus.GetProbeResult().Results).SelectMany(scope => Children(scope, "receiveEndpoint")).Select(EndpointOf)]);

    private static EndpointShape EndpointOf(IDictionary<string, object> endpoint) =>
        new(endpoint.TryGetValue("name", out var name) ? $"{name}" : "", [.. Scopes(endpoint)]);

    // One child is the scope itself, several are a list.
    private static IEnumerable<IDictionary<string, object>> Children(IDictionary<string, object> scope, string name) =>
        !scope.TryGetValue(name, out var children) ? []
        : children is IDictionary<string, object> only ? [only]
        : ((IEnumerable)children).OfType<IDictionary<string, object>>();

    private static IEnumerable<IDictionary<string, object>> Scopes(object? node) => node switch
    {
        IDictionary<string, object> scope => scope.Values.SelectMany(Scopes).Prepend(scope),
        string => [],
        IEnumerable many => many.Cast<object?>().SelectMany(Scopes),
        _ => [],
    };
}
