using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sagas.Durability.Identity;

/// <summary>Message ids. Their time decides the journal's partition, so every id in the journal is a UUIDv7 or a UUIDv8 whose first byte is <c>ff</c>.</summary>
public static class MessageIds
{
    /// <summary>A fresh UUIDv7 made now.</summary>
    public static Guid New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>When a UUIDv7 was made, to the millisecond, UTC.</summary>
    public static DateTimeOffset TimeOf(Guid version7)
    {
        Span<byte> bytes = stackalloc byte[16];
        version7.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = ((long)BinaryPrimitives.ReadUInt32BigEndian(bytes) << 16) | BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        return milliseconds < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : DateTimeOffset.MaxValue;
    }

    /// <summary>
    /// The journal's id for one that is no UUIDv7: a v4, a client's string, or nothing but a business id. A UUIDv8 by SHA-256 over
    /// <paramref name="parts"/> with first byte <c>ff</c>, so that it lives in the partition of foreign ids.
    /// </summary>
    public static Guid Foreign(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)), hash);
        hash[0] = 0xFF;
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash[..16], bigEndian: true);
    }
}
