using System.Net.Mime;
using System.Runtime.Serialization;
using MassTransit;
using MassTransit.Serialization;

namespace Sagas.Service.Doors;

/// <summary>Reads MassTransit's envelope at a public door, if it holds a public command. A fact or an internal command there is unreadable.</summary>
internal sealed class EnvelopeCommandReader(PublicCommandTypes types) : IMessageDeserializer, ISerializerFactory
{
    public ContentType ContentType => SystemTextJsonMessageSerializer.JsonContentType;

    public IMessageDeserializer CreateDeserializer() => this;

    public IMessageSerializer CreateSerializer() => SystemTextJsonMessageSerializer.Instance;

    public void Probe(ProbeContext context) => context.CreateScope("envelope-command");

    public ConsumeContext Deserialize(ReceiveContext receiveContext)
    {
        var context = SystemTextJsonMessageSerializer.Instance.Deserialize(receiveContext);
        return types.Has(context.SupportedMessageTypes)
            ? context
            : throw new SerializationException($"The envelope holds no public command. Allowed: {types}.");
    }

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        SystemTextJsonMessageSerializer.Instance.Deserialize(body, headers, destinationAddress);

    public MessageBody GetMessageBody(string text) => new StringMessageBody(text);
}
