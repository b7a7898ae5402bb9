namespace Sagas.Payments.Http;

/// <summary>The answer to a payment that was taken, and to each repetition of it.</summary>
/// <param name="Id">The payment's business id.</param>
/// <param name="State">The state in which it was taken: <c>Submitted</c>.</param>
public sealed record AcceptedPayment(Guid Id, string State);
