namespace Sagas.Service.Startup;

/// <summary>One answer of <c>/health/ready</c>.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Ok">Whether it is well.</param>
internal sealed record Check(string Name, bool Ok);
