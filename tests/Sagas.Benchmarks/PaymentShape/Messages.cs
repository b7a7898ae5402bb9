namespace Sagas.Benchmarks.PaymentShape;

// The nine messages: what begins a payment, and a command and its fact for each of four steps.

public sealed record BeginPayment(Guid PaymentId, Terms Terms);

public sealed record ScreenPayment(Guid PaymentId, Terms Terms);

public sealed record PaymentScreened(Guid PaymentId, Terms Terms);

public sealed record ReserveFunds(Guid PaymentId, Terms Terms);

public sealed record FundsReserved(Guid PaymentId, Terms Terms);

public sealed record AuthorizeCharge(Guid PaymentId, Terms Terms);

public sealed record ChargeAuthorized(Guid PaymentId, Terms Terms);

public sealed record CaptureCharge(Guid PaymentId, Terms Terms);

public sealed record ChargeCaptured(Guid PaymentId, Terms Terms);
