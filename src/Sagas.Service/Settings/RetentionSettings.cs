namespace Sagas.Service.Settings;

/// <summary><c>Retention:*</c>, in days.</summary>
/// <param name="DedupeDays">For how long message ids are told apart.</param>
/// <param name="TimelineDays">For how long history is kept after a saga's end.</param>
public sealed record RetentionSettings(int DedupeDays, int TimelineDays)
{
    internal static RetentionSettings Read(SettingValues values) =>
        new(values.Number("Retention:Dedupe", 30, 1, 365), values.Number("Retention:Timeline", 400, 1, 3_650));
}
