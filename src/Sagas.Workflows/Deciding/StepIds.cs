using System.Security.Cryptography;
using System.Text;

namespace Sagas.Workflows.Deciding;

/// <summary>Ids that follow from what they are for, so that deciding the same again gives the same: UUIDv8 by SHA-256.</summary>
internal static class StepIds
{
    /// <summary>The id of an execution.</summary>
    public static Guid Execution(Guid saga, string step, string? key, bool isUndo, int number) => Of(saga, $"{step}\n{key}\n{(isUndo ? "undo" : "do")}\n{number}");

    /// <summary>The id of a timer of an execution: the limit of an answer, or a pause.</summary>
    public static Guid Timer(Guid execution, int attempt, int lookUps, bool isPause) => Of(execution, $"{(isPause ? "pause" : "limit")}\n{attempt}\n{lookUps}");

    private static Guid Of(Guid scope, string name)
    {
        Span<byte> text = stackalloc byte[16 + Encoding.UTF8.GetMaxByteCount(name.Length)];
        scope.TryWriteBytes(text, bigEndian: true, out _);
        var length = 16 + Encoding.UTF8.GetBytes(name, text[16..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash[..16], bigEndian: true);
    }
}
