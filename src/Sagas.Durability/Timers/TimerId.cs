using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sagas.Durability.Timers;

/// <summary>The id under which a timer is fired.</summary>
internal static class TimerId
{
    /// <summary>
    /// A UUIDv7 whose time is <paramref name="dueAt"/> and whose rest is hashed from <paramref name="token"/>: a reminder set 40 days ahead is young
    /// when it fires, and a second firing has the same id.
    /// </summary>
    public static Guid Of(Guid token, DateTime dueAt)
    {
        Span<byte> bytes = stackalloc byte[16];
        token.TryWriteBytes(bytes, bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);

        var milliseconds = new DateTimeOffset(dueAt, TimeSpan.Zero).ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(milliseconds >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], (uint)milliseconds);
        hash[..10].CopyTo(bytes[6..]);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A due time as the table holds it: UTC, in whole milliseconds, rounded up so that nothing is early.</summary>
    public static DateTime Due(DateTime time)
    {
        var utc = time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
        var beyond = utc.Ticks % TimeSpan.TicksPerMillisecond;
        return beyond == 0 ? utc : utc.AddTicks(TimeSpan.TicksPerMillisecond - beyond);
    }
}
