namespace Sagas.Workflows.Tests.Agreement;

public sealed record Draw;

public sealed record Render;

public sealed record Rendered;

public sealed record CheckName;

public sealed record NameChecked;

public sealed record NameWrong;

public sealed record ForgetName;

public sealed record NameForgotten;

public sealed record CheckPlace;

public sealed record PlaceChecked;

public sealed record AskToSign(string Signer);

public sealed record SignatureGiven(string Signer);

public sealed record Refused(string Signer);

public sealed record TakeBack(string Signer);

public sealed record TakenBack(string Signer);

public sealed record Seal;

public sealed record Sealed;

public sealed record Agreed;

public sealed record NotAgreed;
