namespace Sagas.Workflows.Tests.Purchase;

public sealed record Buy;

public sealed record Reserve;

public sealed record Reserved;

public sealed record SoldOut;

public sealed record Release;

public sealed record Released;

public sealed record Authorize;

public sealed record Authorized(string ChargeId);

public sealed record Declined(string Reason);

public sealed record LookUpCharge;

public sealed record ChargeUnknown;

public sealed record GatewayBusy;

public sealed record NoSuchCharge;

public sealed record VoidCharge(string? ChargeId);

public sealed record Voided;

public sealed record VoidRefused;

public sealed record Capture;

public sealed record Captured;

public sealed record CaptureRefused(string Reason);

public sealed record CaptureDisputed;

public sealed record Ship;

public sealed record Shipped;

public sealed record Lost;

public sealed record Bought;

public sealed record NotBought(string? Reason);
