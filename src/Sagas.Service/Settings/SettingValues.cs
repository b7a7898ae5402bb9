using System.Globalization;

namespace Sagas.Service.Settings;

/// <summary>Reads single settings, each with what is allowed; a wrong one is a <see cref="WrongSettingException"/>. An empty value is no value.</summary>
/// <param name="configuration">All sources, put together.</param>
public sealed class SettingValues(IConfiguration configuration)
{
    /// <summary>The text, or null.</summary>
    public string? Text(string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>A text that must not be printed, or null.</summary>
    public Secret? Secret(string key) => Text(key) is { } text ? new Secret(text) : null;

    /// <summary>One of the names of <typeparamref name="T"/>, whatever their case; <paramref name="allowed"/> if they are written otherwise.</summary>
    public T Choice<T>(string key, T otherwise, string? allowed = null)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
            return otherwise;

        var name = Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is null ? throw Wrong(key, text, allowed ?? string.Join(", ", Enum.GetNames<T>())) : Enum.Parse<T>(name);
    }

    /// <summary>A whole number between the limits, both allowed.</summary>
    public int Number(string key, int otherwise, int least, int most)
    {
        if (Text(key) is not { } text)
            return otherwise;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(key, text, string.Create(CultureInfo.InvariantCulture, $"whole numbers from {least} to {most}"));
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool Flag(string key, bool otherwise)
    {
        if (Text(key) is not { } text)
            return otherwise;

        return bool.TryParse(text, out var flag) ? flag : throw Wrong(key, text, "true, false");
    }

    /// <summary>The parts of a list, trimmed, without empty ones.</summary>
    public IReadOnlyList<string> List(string key, char separator = ',') =>
        Text(key)?.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A list whose parts are among <paramref name="allowed"/>, in lower case.</summary>
    public IReadOnlySet<string> Names(string key, IReadOnlyList<string> allowed)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in List(key))
        {
            var name = allowed.FirstOrDefault(name => name.Equals(part, StringComparison.OrdinalIgnoreCase));
            names.Add(name ?? throw Wrong(key, Text(key)!, $"a comma list of {string.Join(", ", allowed)}"));
        }

        return names;
    }

    /// <summary>Settings below <paramref name="section"/>, by the rest of their key.</summary>
    public IReadOnlyDictionary<string, string> Map(string section) => configuration.GetSection(section).GetChildren()
        .Where(child => !string.IsNullOrWhiteSpace(child.Value))
        .ToDictionary(child => child.Key, child => child.Value!.Trim(), StringComparer.Ordinal);

    /// <summary>The sentence that stops the start.</summary>
    public static WrongSettingException Wrong(string key, string value, string allowed) => new($"{key} is '{value}'. Allowed: {allowed}.");
}
