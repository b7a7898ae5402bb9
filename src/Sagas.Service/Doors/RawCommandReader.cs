using System.Net.Mime;
using System.Runtime.Serialization;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;

namespace Sagas.Service.Doors;

/// <summary>
/// Reads raw JSON at a public door. The type is the AMQP property <c>type</c>, else the exchange that the message came by, and only a public
/// command; MassTransit's own reader hands a raw body to every message type of the endpoint.
/// </summary>
internal sealed class RawCommandReader(PublicCommandTypes types) : IMessageDeserializer, ISerializerFactory
{
    public ContentType ContentType { get; } = new("application/json");

    public IMessageDeserializer CreateDeserializer() => this;

    public IMessageSerializer CreateSerializer() => throw new NotSupportedException("A public door reads raw JSON; it does not write it.");

    public void Probe(ProbeContext context) => context.CreateScope("raw-command");

    public ConsumeContext Deserialize(ReceiveContext receiveContext)
    {
        var (named, type) = TypeOf(receiveContext);
        if (type is null)
        {
            throw new SerializationException(named is null
                ? $"A raw message on this queue needs the AMQP property type. Allowed: {types}."
                : $"The type of the message is no public command. Allowed: {types}.");
        }

        return new BodyConsumeContext(receiveContext, Read(type, receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress));
    }

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        throw new NotSupportedException("A raw command is read with its delivery, which names its type.");

    public MessageBody GetMessageBody(string text) => new StringMessageBody(text);

    private SystemTextJsonSerializerContext Read(Type type, MessageBody body, Headers headers, Uri? address)
    {
        try
        {
            var command = JsonSerializer.Deserialize(body.GetBytes(), type, SystemTextJsonMessageSerializer.Options)
                ?? throw new SerializationException("The body is null; an object is required.");
            return new SystemTextJsonSerializerContext(
                SystemTextJsonMessageSerializer.Instance,
                SystemTextJsonMessageSerializer.Options,
                ContentType,
                new RawMessageContext(headers, address, RawSerializerOptions.CopyHeaders),
                [MessageUrn.ForTypeString(type)],
                message: command);
        }
        catch (JsonException exception)
        {
            // The path and no value: what the sender wrote stays in the copy, not in a header.
            throw new SerializationException($"The body is no {type.Name}: the value at {exception.Path ?? "$"} cannot be read (line {exception.LineNumber + 1}).");
        }
    }

    private (string? Named, Type? Type) TypeOf(ReceiveContext context)
    {
        if (!context.TryGetPayload(out RabbitMqBasicConsumeContext? delivery))
            return (null, null);

        var named = string.IsNullOrEmpty(delivery.Properties.Type) ? delivery.Exchange : delivery.Properties.Type;
        return string.IsNullOrEmpty(named) ? (null, null) : (named, types.Find(named));
    }
}
