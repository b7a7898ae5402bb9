using Sagas.Payments.Gateway;

namespace Sagas.Payments.Tests.Gateway;

public class GatewayOptionsTests
{
    private readonly GatewayOptions.Validator _validator = new();

    [Fact]
    public void The_defaults_are_allowed() => _validator.Validate(null, new GatewayOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void An_unknown_provider_is_named_with_what_is_allowed() =>
        _validator.Validate(null, new GatewayOptions { Provider = "Paypal" }).FailureMessage.ShouldBe("Gateway:Provider is 'Paypal'. Allowed: Simulator.");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(60_001)]
    public void A_time_out_outside_its_range_is_named(int timeoutMs) =>
        _validator.Validate(null, new GatewayOptions { TimeoutMs = timeoutMs }).FailureMessage.ShouldBe($"Gateway:TimeoutMs is '{timeoutMs}'. Allowed: 1 to 60000.");
}
