using Sagas.Payments;

namespace Sagas.Service.Settings;

/// <summary><c>Payments:*</c>, which the module reads itself: checked with all others, so that <c>check</c> and every start name what is wrong.</summary>
internal static class PaymentSettings
{
    public static void Check(SettingValues values)
    {
        var usual = new PaymentOptions();
        var options = new PaymentOptions
        {
            Calendar = values.Text("Payments:Calendar") ?? usual.Calendar,
            TimeZone = values.Text("Payments:TimeZone") ?? usual.TimeZone,
            RetryDays = values.Number("Payments:RetryDays", usual.RetryDays, 1, PaymentOptions.MaxRetryDays),
            UnknownMinutes = values.Number("Payments:UnknownMinutes", usual.UnknownMinutes, 0, PaymentOptions.MaxUnknownMinutes),
        };
        if (options.Objection() is { } objection)
            throw new WrongSettingException(objection);
    }
}
