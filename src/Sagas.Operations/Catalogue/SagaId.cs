using System.Security.Cryptography;
using System.Text;

namespace Sagas.Operations.Catalogue;

/// <summary>A saga's own id from its tenant and business id, so that two tenants with equal ids are two sagas.</summary>
public static class SagaId
{
    /// <summary>
    /// The business id itself for tenant <c>default</c>. For any other, its first 48 bits (the time of a v7) and its version are kept, and
    /// tenant and id are hashed into the rest.
    /// </summary>
    public static Guid For(string tenant, Guid businessId)
    {
        if (tenant == Tenants.Default)
            return businessId;

        Span<byte> id = stackalloc byte[16];
        businessId.TryWriteBytes(id, bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var text = Encoding.UTF8.GetBytes($"{tenant}\n{businessId:D}");
        SHA256.HashData(text, hash);

        id[6] = (byte)((id[6] & 0xF0) | (hash[0] & 0x0F));
        id[7] = hash[1];
        id[8] = (byte)(0x80 | (hash[2] & 0x3F));
        hash[3..10].CopyTo(id[9..]);
        return new Guid(id, bigEndian: true);
    }
}
