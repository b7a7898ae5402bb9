using MassTransit;

namespace Sagas.Durability.MassTransit;

/// <summary>An exception as a fault tells of it: type and message, no stack.</summary>
internal sealed class FaultCause(Exception exception) : ExceptionInfo
{
    public string ExceptionType { get; } = exception.GetType().FullName ?? exception.GetType().Name;

    public ExceptionInfo? InnerException => null;

    public string StackTrace => "";

    public string Message { get; } = exception.Message;

    public string Source => "";

    public IDictionary<string, object>? Data => null;
}
