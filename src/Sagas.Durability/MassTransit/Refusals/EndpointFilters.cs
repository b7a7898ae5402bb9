namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>What MassTransit offers against failures and goes around the journal: retries that share a scope, and outboxes and redeliveries that are not in the commit.</summary>
internal sealed class EndpointFilters : IStartCheck
{
    public IEnumerable<string> Problems(StartFacts facts) => facts.Bus.Endpoints.Where(endpoint => endpoint.IsUnderJournal).SelectMany(Problems);

    private static IEnumerable<string> Problems(EndpointShape endpoint)
    {
        if (endpoint.Filters("retry").Any(filter => EndpointShape.Text(filter, "type") != "redelivery"))
            yield return $"Endpoint '{endpoint.Name}' is under the journal and has UseMessageRetry, whose runs would share one transaction. Remove it and use j.RetryAfter(…).";
        if (endpoint.Filters("outbox").Any())
            yield return $"Endpoint '{endpoint.Name}' is under the journal and has an outbox of MassTransit's, which sends apart from the commit. Remove UseInMemoryOutbox or UseEntityFrameworkOutbox.";
        if (endpoint.Filters("delayedMessageRedelivery").Any())
            yield return $"Endpoint '{endpoint.Name}' is under the journal and has UseDelayedRedelivery, which leaves the message to a broker. Use UseScheduledRedelivery.";
    }
}
