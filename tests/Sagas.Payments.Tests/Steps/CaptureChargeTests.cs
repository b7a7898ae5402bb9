using Sagas.Payments.Gateway;
using Sagas.Payments.Steps;

namespace Sagas.Payments.Tests.Steps;

public sealed class CaptureChargeTests : StepTests<CaptureCharge, CaptureChargeConsumer>
{
    protected override CaptureCharge Command => new() { PaymentId = SagaId, BusinessId = BusinessId, Amount = Amount, ChargeId = "ch_17" };

    protected override string Step => "CaptureCharge";

    [Fact]
    public async Task Captures_the_charge()
    {
        Gateway.Succeeds();

        await SendAsync();

        Gateway.Sent.ShouldHaveSingleItem().ShouldBeOfType<Act.Capture>().ChargeId.ShouldBe("ch_17");
        Published<ChargeCaptured>().PaymentId.ShouldBe(SagaId);
    }

    [Fact]
    public async Task A_refusal_is_a_fact_with_the_gateways_code()
    {
        Gateway.Answers(_ => new GatewayAnswer.Declined("capture_refused", "No."));

        await SendAsync();

        Published<CaptureRefused>().ShouldBe(new CaptureRefused { PaymentId = SagaId, Code = "capture_refused", Message = "No." });
    }
}
