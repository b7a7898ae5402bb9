namespace Sagas.Durability.Journal;

/// <summary>
/// How an event gets to who subscribed to an interface or base type of it: from exchange to exchange. Kept with the message, since the node that
/// delivers it in the end may not know its type, and be the first that uses the exchange.
/// </summary>
/// <param name="Source">The exchange that it comes from.</param>
/// <param name="Destination">The address of the exchange that it goes to.</param>
/// <param name="RoutingKey">The broker's routing key.</param>
internal sealed record OutgoingBinding(string Source, Uri Destination, string RoutingKey);
