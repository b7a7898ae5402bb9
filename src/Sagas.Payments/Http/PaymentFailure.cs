namespace Sagas.Payments.Http;

/// <summary>Why a payment fails, or needs attention.</summary>
/// <param name="Reason"><c>declined</c>, <c>refused</c> or <c>unknown</c>.</param>
/// <param name="Code">The refusing party's stable code, such as <c>insufficient_funds</c>.</param>
/// <param name="Message">One sentence for a person.</param>
public sealed record PaymentFailure(string Reason, string Code, string Message);
