using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Sagas.Service.Security;

/// <summary>A key's text: <c>sg_</c> and 256 random bits in base64url.</summary>
internal static class KeyText
{
    /// <summary>No key is longer; a longer header is not hashed.</summary>
    public const int MostCharacters = 512;

    /// <summary>A fresh key.</summary>
    public static string New() => $"sg_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";

    /// <summary>What is stored and looked up.</summary>
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
