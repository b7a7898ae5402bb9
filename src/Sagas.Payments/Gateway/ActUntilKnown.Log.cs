using Microsoft.Extensions.Logging;

namespace Sagas.Payments.Gateway;

public sealed partial class ActUntilKnown
{
    [LoggerMessage(LogLevel.Information, "Gateway unavailable for {Operation} of payment {PaymentId} under key {Key}, call {Call}: {Detail}")]
    private static partial void LogUnavailable(ILogger log, string operation, Guid paymentId, string key, int call, string detail);

    [LoggerMessage(LogLevel.Information, "Gateway had taken the unanswered {Operation} of payment {PaymentId} under key {Key}")]
    private static partial void LogFound(ILogger log, string operation, Guid paymentId, string key);

    [LoggerMessage(LogLevel.Information, "Gateway never took the unanswered {Operation} of payment {PaymentId} under key {Key}: sending it again")]
    private static partial void LogAbsent(ILogger log, string operation, Guid paymentId, string key);

    [LoggerMessage(LogLevel.Warning, "Gateway does not answer for {Operation} of payment {PaymentId} under key {Key}, look-up {LookUp}")]
    private static partial void LogUnanswered(ILogger log, string operation, Guid paymentId, string key, int lookUp);

    [LoggerMessage(LogLevel.Error, "Gateway answered {Operation} of payment {PaymentId} under key {Key} with another amount, currency, payment or charge")]
    private static partial void LogMismatch(ILogger log, string operation, Guid paymentId, string key);
}
