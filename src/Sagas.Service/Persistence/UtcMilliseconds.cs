using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Sagas.Service.Persistence;

/// <summary>Times as both databases keep them alike: UTC, cut to whole milliseconds. A time of another kind is taken for UTC.</summary>
internal sealed class UtcMilliseconds() : ValueConverter<DateTime, DateTime>(
    time => new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc),
    time => new DateTime(time.Ticks, DateTimeKind.Utc));
