using System.Globalization;

namespace Sagas.Workflows.Retrying;

internal sealed record LaterOnBankingDays(IBusinessCalendar Calendar, TimeOnly Time, string Zone, TimeSpan Long, TimeSpan Spread) : Later(Long)
{
    public override string InWords => string.Create(CultureInfo.InvariantCulture, $"on banking days at {Time:HH:mm} for {Durations.InWords(Within)}");

    protected override DateTimeOffset After(Guid execution, DateTimeOffset instant) =>
        Calendar.NextBankingDay(Time, Zone, instant).ToUniversalTime() + TimeSpan.FromTicks((long)(Spread.Ticks * Jitter.Of(execution, 1)));
}
