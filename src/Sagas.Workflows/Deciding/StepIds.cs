using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sagas.Workflows.Deciding;

/// <summary>Ids that follow from what they are for, so that deciding the same again gives the same: UUIDv8.</summary>
internal static class StepIds
{
    /// <summary>The id of an execution, by SHA-256.</summary>
    public static Guid Execution(Guid saga, string step, string? key, bool isUndo, int number)
    {
        var name = $"{step}\n{key}\n{(isUndo ? "undo" : "do")}\n{number}";
        Span<byte> text = stackalloc byte[16 + Encoding.UTF8.GetMaxByteCount(name.Length)];
        saga.TryWriteBytes(text, bigEndian: true, out _);
        var length = 16 + Encoding.UTF8.GetBytes(name, text[16..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return Version8(hash[..16]);
    }

    /// <summary>
    /// The id of a timer of an execution: the execution's own, which is a hash already, with the count laid over it. Another for each, also where a person begins the
    /// same once more, at the cost of no further hash.
    /// </summary>
    /// <param name="execution">The execution.</param>
    /// <param name="number">How many timers were set for it, this one included.</param>
    public static Guid Timer(Guid execution, int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        execution.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes, BinaryPrimitives.ReadUInt32BigEndian(bytes) ^ (uint)number);
        return Version8(bytes);
    }

    private static Guid Version8(Span<byte> bytes)
    {
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
