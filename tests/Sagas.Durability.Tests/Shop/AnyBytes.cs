using System.Net.Mime;
using MassTransit;

namespace Sagas.Durability.Tests.Shop;

/// <summary>Puts bytes on the wire as they are.</summary>
public sealed class AnyBytes(string contentType, byte[] body) : IMessageSerializer
{
    public ContentType ContentType { get; } = new(contentType);

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class => new BytesMessageBody(body);
}
