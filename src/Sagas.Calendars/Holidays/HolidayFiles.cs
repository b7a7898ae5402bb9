using System.Reflection;

namespace Sagas.Calendars.Holidays;

/// <summary>The holiday files that are built into this assembly. A file's name is its country's, so that a new one needs no code.</summary>
internal static class HolidayFiles
{
    private const string Extension = ".txt";
    private static readonly Assembly Home = typeof(HolidayFiles).Assembly;

    public static IReadOnlyList<string> Countries { get; } =
        [.. Home.GetManifestResourceNames().Where(name => name.EndsWith(Extension, StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!];

    /// <summary>The file of one of <see cref="Countries"/>.</summary>
    /// <exception cref="InvalidDataException">The file is malformed. Names its line.</exception>
    public static HolidayFile Read(string country)
    {
        using var text = new StreamReader(Home.GetManifestResourceStream(country + Extension)!);
        return HolidayFileReader.Read(country, text);
    }
}
