using System.Text.Json;
using Sagas.Operations.Http;

namespace Sagas.Operations.Tests.Http;

public class UtcTimesTests
{
    private static readonly JsonSerializerOptions Options = Make();

    [Fact]
    public void A_time_is_written_in_UTC_with_three_digits() =>
        JsonSerializer.Serialize(new DateTime(2026, 3, 1, 9, 30, 0, 120, DateTimeKind.Utc), Options).ShouldBe("\"2026-03-01T09:30:00.120Z\"");

    [Fact]
    public void A_whole_second_has_its_milliseconds_too() =>
        JsonSerializer.Serialize(new DateTime(2026, 3, 1, 9, 30, 0, DateTimeKind.Utc), Options).ShouldBe("\"2026-03-01T09:30:00.000Z\"");

    [Fact]
    public void A_time_with_an_offset_becomes_UTC() =>
        JsonSerializer.Serialize(new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(2)), Options).ShouldBe("\"2026-03-01T07:30:00.000Z\"");

    [Fact]
    public void A_time_is_read_with_its_offset() =>
        JsonSerializer.Deserialize<DateTime>("\"2026-03-01T09:30:00+02:00\"", Options).ShouldBe(new DateTime(2026, 3, 1, 7, 30, 0, DateTimeKind.Utc));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions();
        options.AddUtcTimes();
        return options;
    }
}
