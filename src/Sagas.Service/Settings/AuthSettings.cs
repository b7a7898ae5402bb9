namespace Sagas.Service.Settings;

/// <summary><c>Auth:*</c>.</summary>
/// <param name="FirstKey">An API key with role <c>admin</c>, tenant <c>*</c>, until another admin key exists.</param>
/// <param name="Publishers">Tenants that a broker's user may speak for, by user.</param>
public sealed record AuthSettings(Secret? FirstKey, IReadOnlyDictionary<string, IReadOnlySet<string>> Publishers)
{
    private const string Key = "Auth:FirstKey";
    private const int LeastLength = 43;
    private const int LeastCharacters = 10;

    /// <summary>Words by which an example betrays itself; a random key of 43 characters holds one about once in a hundred million.</summary>
    private static readonly string[] Placeholders =
        ["changeme", "change-me", "change_me", "replace", "placeholder", "example", "password", "yourkey", "your-key", "your_key", "firstkey", "first-key", "first_key", "insert", "secret", "<", ">", "${", "..."];

    internal static AuthSettings Read(SettingValues values)
    {
        var publishers = values.Map("Auth:Publishers").ToDictionary(
            entry => entry.Key,
            entry => (IReadOnlySet<string>)entry.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

        var first = values.Text(Key);
        if (first is not null)
            Refuse(first);

        return new(first is null ? null : new Secret(first), publishers);
    }

    private static void Refuse(string key)
    {
        const string make = "Make one: openssl rand -base64 33";
        if (key.Length < LeastLength)
            throw new WrongSettingException($"{Key} has {key.Length} characters (its value is not shown). Allowed: {LeastLength} or more. {make}.");
        if (key.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
            throw new WrongSettingException($"{Key} holds white space (its value is not shown). Allowed: {LeastLength} or more characters without. {make}.");
        if (key.Distinct().Count() < LeastCharacters || Placeholders.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase)))
            throw new WrongSettingException($"{Key} is a placeholder (its value is not shown). Allowed: {LeastLength} or more random characters. {make}.");
    }
}
