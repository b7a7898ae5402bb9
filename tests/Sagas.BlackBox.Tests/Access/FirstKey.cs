using System.Security.Cryptography;

namespace Sagas.BlackBox.Tests.Access;

/// <summary>A key long enough for <c>Auth:FirstKey</c>.</summary>
internal static class FirstKey
{
    /// <summary>43 characters, as 256 random bits in base64url have.</summary>
    public static string Make() => RandomNumberGenerator.GetHexString(43, lowercase: true);

    /// <summary>The setting.</summary>
    public static Dictionary<string, string> Setting(string key) => new() { ["Auth:FirstKey"] = key };
}
