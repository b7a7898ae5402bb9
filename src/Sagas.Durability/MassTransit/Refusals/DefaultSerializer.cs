using MassTransit.Serialization;

namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>A bus that sends something else than MassTransit's JSON: the journal stores and sends that and nothing else.</summary>
internal sealed class DefaultSerializer : IStartCheck
{
    public IEnumerable<string> Problems(StartFacts facts)
    {
        if (facts.Bus.Serializer is not SystemTextJsonMessageSerializer { ContentType.MediaType: "application/vnd.masstransit+json" } other)
            yield return $"The bus sends '{facts.Bus.Serializer.ContentType.MediaType}' by {facts.Bus.Serializer.GetType().Name}, and the journal MassTransit's JSON only. Remove the serializer from the bus; a deserializer may stay (AddDeserializer).";
    }
}
