using MassTransit;

namespace Sagas.Service.Doors;

/// <summary>
/// A queue for public commands only. Upstream systems may write to it; facts and internal commands have queues of their own, which no upstream may
/// write to, so that nobody forges a fact.
/// </summary>
/// <param name="Queue">The queue's name, such as <c>payment</c>.</param>
/// <param name="Types">The commands that it takes.</param>
internal sealed record PublicDoor(string Queue, PublicCommandTypes Types)
{
    /// <summary>Puts an endpoint under the journal as this door: raw JSON and envelopes, public commands only, repeated keys answered again.</summary>
    public void Configure(IReceiveEndpointConfigurator endpoint, IRegistrationContext context)
    {
        endpoint.UseJournal(context, journal =>
        {
            journal.AnswersDuplicates();
            journal.DeclareQueue();
        });
        endpoint.ClearSerialization();
        endpoint.AddSerializer(new EnvelopeCommandReader(Types));
        endpoint.AddDeserializer(new EnvelopeCommandReader(Types)); // MassTransit registers the two apart.
        endpoint.AddDeserializer(new RawCommandReader(Types), isDefault: true);
    }
}
