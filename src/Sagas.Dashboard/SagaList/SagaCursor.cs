using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Sagas.Dashboard.SagaList;

/// <summary>
/// The place after which a list goes on: the last saga shown. Creation time and id never change, so that what existed is neither skipped
/// nor repeated, whatever comes in meanwhile.
/// </summary>
/// <param name="CreatedAt">The saga's <c>CreatedAt</c>, UTC.</param>
/// <param name="CorrelationId">The saga's own id, which decides between equal times.</param>
public readonly record struct SagaCursor(DateTime CreatedAt, Guid CorrelationId)
{
    private const byte Format = 1;
    private const int TimeAt = 1;
    private const int IdAt = 9;
    private const int SealAt = 25;
    private const int Length = 33;

    /// <summary>
    /// The cursor as opaque text for a URL, 44 characters: format, time, id and a seal over these, the scope and the filter. The seal finds
    /// mistakes; it grants nothing, since every read is limited to the caller's tenant anyway.
    /// </summary>
    public string Write(SagaScope scope, SagaFilter filter)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Format;
        BinaryPrimitives.WriteInt64BigEndian(bytes[TimeAt..], CreatedAt.Ticks);
        CorrelationId.TryWriteBytes(bytes[IdAt..], bigEndian: true, out _);
        Seal(bytes[..SealAt], scope, filter).CopyTo(bytes[SealAt..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The cursor in <paramref name="text"/>; null for garbage and for one of another scope or filter.</summary>
    public static SagaCursor? Read(string text, SagaScope scope, SagaFilter filter)
    {
        Span<byte> bytes = stackalloc byte[Length];
        // Not TryDecode: it throws for a character outside of the alphabet.
        if (Base64Url.DecodeFromChars(text, bytes, out var read, out var written) != OperationStatus.Done || read != text.Length || written != Length || bytes[0] != Format)
            return null;

        if (!Seal(bytes[..SealAt], scope, filter).AsSpan().SequenceEqual(bytes[SealAt..]))
            return null;

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[TimeAt..]);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new SagaCursor(new DateTime(ticks, DateTimeKind.Utc), new Guid(bytes[IdAt..SealAt], bigEndian: true))
            : null;
    }

    private static byte[] Seal(ReadOnlySpan<byte> position, SagaScope scope, SagaFilter filter)
    {
        var bound = Encoding.UTF8.GetBytes($"{scope.Tenant}\n{scope.Parties}\n{filter.QueryString()}");
        return SHA256.HashData([.. position, .. bound])[..(Length - SealAt)];
    }
}
