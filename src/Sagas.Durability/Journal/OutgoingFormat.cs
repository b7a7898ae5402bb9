using System.Formats.Cbor;
using Sagas.Durability.Delivery;

namespace Sagas.Durability.Journal;

/// <summary>
/// How outgoing messages lie in the journal: CBOR (RFC 8949), an array of the address that the others are relative to, null for the bus's own, and a
/// map for each message, see <see cref="OutgoingKey"/>. Read again only by a relay. What is absent is the default; a key that is not known is passed over.
/// </summary>
/// <param name="bus">What the addresses of the bus's own endpoints begin with, up to the last slash: whoever delivers a row may reach the broker by another name.</param>
internal sealed class OutgoingFormat(string bus)
{
    private const string UrnPrefix = "urn:message:";
    private const int IdBytes = 16;

    public byte[]? Write(IReadOnlyList<OutgoingMessage> messages)
    {
        if (messages.Count == 0)
            return null;

        var root = RootOf(messages[0].Destination);
        var cbor = new CborWriter(CborConformanceMode.Lax);
        cbor.WriteStartArray(messages.Count + 1);
        if (root == bus)
            cbor.WriteNull();
        else
            cbor.WriteTextString(root);
        foreach (var message in messages)
            Write(cbor, message, root);
        cbor.WriteEndArray();
        return cbor.Encode();
    }

    public IReadOnlyList<OutgoingMessage> Read(byte[]? outgoing)
    {
        if (outgoing is null)
            return [];

        var cbor = new CborReader(outgoing, CborConformanceMode.Lax);
        var messages = new List<OutgoingMessage>();
        cbor.ReadStartArray();
        var root = bus;
        if (cbor.PeekState() == CborReaderState.Null)
            cbor.ReadNull();
        else
            root = cbor.ReadTextString();
        while (cbor.PeekState() != CborReaderState.EndArray)
            messages.Add(Read(cbor, root));
        return messages;
    }

    // With its last slash: endpoints of one bus differ in what follows.
    private static string RootOf(Uri address)
    {
        var text = address.ToString();
        return text[..(text.LastIndexOf('/') + 1)];
    }

    private static void Write(CborWriter cbor, OutgoingMessage message, string root)
    {
        cbor.WriteStartMap(null);
        if (message.Kind != OutgoingKind.Command)
        {
            Key(OutgoingKey.Kind);
            cbor.WriteInt32((int)message.Kind);
        }

        if (message.HasTaker)
        {
            Key(OutgoingKey.HasTaker);
            cbor.WriteBoolean(true);
        }

        Id(OutgoingKey.MessageId, message.MessageId);
        Address(OutgoingKey.Destination, message.Destination);
        if (message.Exchange != EndpointCatalogue.EndpointOf(message.Destination))
        {
            Key(OutgoingKey.Exchange);
            cbor.WriteTextString(message.Exchange);
        }

        Text(OutgoingKey.RoutingKey, message.RoutingKey);
        if (message.Bindings.Count > 0)
        {
            Key(OutgoingKey.Bindings);
            cbor.WriteStartArray(message.Bindings.Count);
            foreach (var binding in message.Bindings)
            {
                cbor.WriteStartArray(3);
                cbor.WriteTextString(binding.Source);
                Relative(binding.Destination.ToString(), root);
                cbor.WriteTextString(binding.RoutingKey);
                cbor.WriteEndArray();
            }

            cbor.WriteEndArray();
        }

        Address(OutgoingKey.Source, message.Source);
        Address(OutgoingKey.ResponseAddress, message.ResponseAddress);
        Address(OutgoingKey.FaultAddress, message.FaultAddress);
        Id(OutgoingKey.RequestId, message.RequestId);
        Id(OutgoingKey.CorrelationId, message.CorrelationId);
        Id(OutgoingKey.ConversationId, message.ConversationId);
        Id(OutgoingKey.InitiatorId, message.InitiatorId);
        if (message.Types.Count > 0)
        {
            Key(OutgoingKey.Types);
            cbor.WriteStartArray(message.Types.Count);
            foreach (var type in message.Types)
                Relative(IsOfExchange(type, message.Exchange) ? UrnPrefix : type, UrnPrefix);
            cbor.WriteEndArray();
        }

        if (message.Headers.Count > 0)
        {
            Key(OutgoingKey.Headers);
            cbor.WriteStartMap(message.Headers.Count);
            foreach (var (name, value) in message.Headers)
            {
                cbor.WriteTextString(name);
                Value(value);
            }

            cbor.WriteEndMap();
        }

        Text(OutgoingKey.RawContentType, message.RawContentType);
        Text(OutgoingKey.RawCorrelationId, message.RawCorrelationId);
        Key(OutgoingKey.Body);
        cbor.WriteByteString(message.Body.Span);
        cbor.WriteEndMap();

        void Key(OutgoingKey key) => cbor.WriteInt32((int)key);

        void Text(OutgoingKey key, string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            Key(key);
            cbor.WriteTextString(value);
        }

        void Id(OutgoingKey key, Guid? value)
        {
            if (value is not { } id)
                return;
            Key(key);
            Bytes(id);
        }

        void Bytes(Guid id)
        {
            Span<byte> bytes = stackalloc byte[IdBytes];
            id.TryWriteBytes(bytes, bigEndian: true, out _);
            cbor.WriteByteString(bytes);
        }

        void Address(OutgoingKey key, Uri? address)
        {
            if (address is null)
                return;
            Key(key);
            Relative(address.ToString(), root);
        }

        // An event's own type is what its exchange is called.
        static bool IsOfExchange(string type, string exchange) =>
            type.Length == UrnPrefix.Length + exchange.Length && type.StartsWith(UrnPrefix, StringComparison.Ordinal) && type.EndsWith(exchange, StringComparison.Ordinal);

        // What does not begin with the prefix stands whole, and tagged as such.
        void Relative(string text, string prefix)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                cbor.WriteTextString(text.AsSpan(prefix.Length));
            }
            else
            {
                cbor.WriteTag(CborTag.Uri);
                cbor.WriteTextString(text);
            }
        }

        // Most headers are ids: causes, executions, timers' tokens.
        void Value(string text)
        {
            if (Guid.TryParseExact(text, "D", out var id) && id.ToString() == text)
                Bytes(id);
            else
                cbor.WriteTextString(text);
        }
    }

    private static OutgoingMessage Read(CborReader cbor, string root)
    {
        var map = (Dictionary<object, object>)CborValue.Read(cbor);
        var destination = Address(OutgoingKey.Destination) ?? throw new CborContentException("An outgoing message has no destination.");
        var exchange = Text(OutgoingKey.Exchange) ?? EndpointCatalogue.EndpointOf(destination);
        return new OutgoingMessage
        {
            Kind = Of(OutgoingKey.Kind) is int kind ? (OutgoingKind)kind : OutgoingKind.Command,
            HasTaker = Of(OutgoingKey.HasTaker) is true,
            MessageId = Id(OutgoingKey.MessageId) ?? throw new CborContentException("An outgoing message has no id."),
            Destination = destination,
            Exchange = exchange,
            RoutingKey = Text(OutgoingKey.RoutingKey) ?? "",
            Bindings = Of(OutgoingKey.Bindings) is List<object> bindings
                ? [.. bindings.Cast<List<object>>().Select(binding => new OutgoingBinding((string)binding[0], new Uri(Whole(binding[1], root)), (string)binding[2]))]
                : [],
            Source = Address(OutgoingKey.Source),
            ResponseAddress = Address(OutgoingKey.ResponseAddress),
            FaultAddress = Address(OutgoingKey.FaultAddress),
            RequestId = Id(OutgoingKey.RequestId),
            CorrelationId = Id(OutgoingKey.CorrelationId),
            ConversationId = Id(OutgoingKey.ConversationId),
            InitiatorId = Id(OutgoingKey.InitiatorId),
            Types = Of(OutgoingKey.Types) is List<object> types ? [.. types.Select(type => Whole(type is "" ? exchange : type, UrnPrefix))] : [],
            Headers = Of(OutgoingKey.Headers) is Dictionary<object, object> headers
                ? headers.ToDictionary(header => (string)header.Key, header => header.Value is byte[] id ? new Guid(id, bigEndian: true).ToString() : (string)header.Value, StringComparer.Ordinal)
                : new Dictionary<string, string>(),
            RawContentType = Text(OutgoingKey.RawContentType),
            RawCorrelationId = Text(OutgoingKey.RawCorrelationId),
            Body = Of(OutgoingKey.Body) as byte[],
        };

        object? Of(OutgoingKey key) => map.GetValueOrDefault((int)key);

        string? Text(OutgoingKey key) => Of(key) as string;

        Guid? Id(OutgoingKey key) => Of(key) is byte[] bytes ? new Guid(bytes, bigEndian: true) : null;

        Uri? Address(OutgoingKey key) => Of(key) is { } value ? new Uri(Whole(value, root)) : null;
    }

    private static string Whole(object value, string prefix) => value is Uri uri ? uri.OriginalString : prefix + (string)value;
}
