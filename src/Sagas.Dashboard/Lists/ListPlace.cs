using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Sagas.Dashboard.Lists;

/// <summary>
/// A place in a list that is ordered by a time and an id which never change, so that what existed is neither skipped nor repeated, whatever comes in
/// meanwhile. As text it is opaque and bound to its list.
/// </summary>
/// <param name="At">The time of the last item shown, UTC.</param>
/// <param name="Id">Its id, which decides between equal times.</param>
internal readonly record struct ListPlace(DateTime At, Guid Id)
{
    private const byte Format = 1;
    private const int TimeAt = 1;
    private const int IdAt = 9;
    private const int SealAt = 25;
    private const int Length = 33;

    /// <summary>
    /// The place as text for a URL, 44 characters: format, time, id and a seal over these and <paramref name="list"/>. The seal finds mistakes; it
    /// grants nothing, since every read is limited to the caller's tenant anyway.
    /// </summary>
    /// <param name="list">What makes the list this one: whose it is, and its filter.</param>
    public string Write(string list)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Format;
        BinaryPrimitives.WriteInt64BigEndian(bytes[TimeAt..], At.Ticks);
        Id.TryWriteBytes(bytes[IdAt..], bigEndian: true, out _);
        Seal(bytes[..SealAt], list).CopyTo(bytes[SealAt..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The place in <paramref name="text"/>; null for garbage and for one of another list.</summary>
    public static ListPlace? Read(string text, string list)
    {
        Span<byte> bytes = stackalloc byte[Length];
        // Not TryDecode: it throws for a character outside of the alphabet.
        if (Base64Url.DecodeFromChars(text, bytes, out var read, out var written) != OperationStatus.Done || read != text.Length || written != Length || bytes[0] != Format)
            return null;

        if (!Seal(bytes[..SealAt], list).AsSpan().SequenceEqual(bytes[SealAt..]))
            return null;

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[TimeAt..]);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new ListPlace(new DateTime(ticks, DateTimeKind.Utc), new Guid(bytes[IdAt..SealAt], bigEndian: true))
            : null;
    }

    private static byte[] Seal(ReadOnlySpan<byte> position, string list) => SHA256.HashData([.. position, .. Encoding.UTF8.GetBytes(list)])[..(Length - SealAt)];
}
