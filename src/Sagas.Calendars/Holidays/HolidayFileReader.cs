using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Sagas.Calendars.Holidays;

/// <summary>
/// Reads a holiday file: first <c>source: …</c> and <c>years: 2024-2035</c>, then a line a day, a date and its name, in order. Empty lines and lines that
/// begin with <c>#</c> are for people.
/// </summary>
internal sealed partial class HolidayFileReader
{
    private const string SourceExpected = "source: the law or the official list";
    private const string YearsExpected = "years: 2024-2035, the first no later than the last";
    private const string DayExpected = "2024-12-25 Christmas Day, a date and its name";

    private readonly string _country;
    private readonly Dictionary<LocalDate, string> _days = [];
    private string? _source;
    private (int First, int Last)? _years;
    private LocalDate _latest = LocalDate.MinIsoValue;
    private int _line;

    private HolidayFileReader(string country) => _country = country;

    /// <summary>Reads to the end.</summary>
    /// <param name="country">The country, which is the file's name.</param>
    /// <param name="text">What the file holds.</param>
    /// <exception cref="InvalidDataException">A line is not as it must be, or one is missing. Names file, line and what is expected.</exception>
    public static HolidayFile Read(string country, TextReader text)
    {
        var reader = new HolidayFileReader(country);
        while (text.ReadLine() is { } line)
            reader.Take(line.Trim());

        return reader.Finish();
    }

    private void Take(string line)
    {
        _line++;
        if (line.Length == 0 || line[0] == '#')
            return;

        if (ValueOf("source:", line) is { } source)
            TakeSource(line, source);
        else if (ValueOf("years:", line) is { } years)
            TakeYears(line, years);
        else
            TakeDay(line);
    }

    private static string? ValueOf(string name, string line) => line.StartsWith(name, StringComparison.Ordinal) ? line[name.Length..].Trim() : null;

    private void TakeSource(string line, string source)
    {
        Require(source.Length > 0, line, SourceExpected);
        Require(_source is null, line, "the source once");
        _source = source;
    }

    private void TakeYears(string line, string years)
    {
        var match = Years().Match(years);
        Require(match.Success, line, YearsExpected);
        Require(_years is null, line, "the years once");
        var (first, last) = (Number(match.Groups[1]), Number(match.Groups[2]));
        Require(first <= last, line, YearsExpected);
        _years = (first, last);
    }

    private void TakeDay(string line)
    {
        Require(_source is not null, line, $"{SourceExpected}, before the first day");
        Require(_years is not null, line, $"{YearsExpected}, before the first day");
        var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        var date = LocalDatePattern.Iso.Parse(parts[0]);
        Require(date.Success && parts.Length == 2, line, DayExpected);
        var day = date.Value;
        Require(day.Year >= _years.Value.First && day.Year <= _years.Value.Last, line, $"a day in the years {_years.Value.First}-{_years.Value.Last}");
        Require(day > _latest, line, $"a day after {_latest:uuuu-MM-dd}: days are in order, each once");
        _days.Add(day, parts[1]);
        _latest = day;
    }

    private HolidayFile Finish()
    {
        const string End = "the end";
        _line++;
        Require(_source is not null, End, SourceExpected);
        Require(_years is not null, End, YearsExpected);
        var (first, last) = _years.Value;

        // A year that is promised and forgotten would be a year of banking days.
        var named = _days.Keys.Select(day => day.Year).ToHashSet();
        foreach (var year in Enumerable.Range(first, last - first + 1))
            Require(named.Contains(year), End, $"days of {year}, which the years {first}-{last} include");

        return new HolidayFile(_country, _source, first, last, _days.ToFrozenDictionary());
    }

    private void Require([DoesNotReturnIf(false)] bool holds, string found, string expected)
    {
        if (!holds)
            throw new InvalidDataException($"Holidays/{_country}.txt, line {_line}: '{found}'. Expected: {expected}.");
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{4})-(\d{4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
