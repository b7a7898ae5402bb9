namespace Sagas.Service.Security;

/// <summary>Names of the ways to be known.</summary>
internal static class Schemes
{
    /// <summary>The one that endpoints ask: it looks for the others in their order.</summary>
    public const string Sagas = "sagas";

    /// <summary><c>Authorization: Bearer</c> with an API key.</summary>
    public const string Key = "key";

    /// <summary>The cookie of a person who signed in.</summary>
    public const string Cookie = "cookie";

    /// <summary>The local identity of a node that is not exposed.</summary>
    public const string Local = "local";
}
