using Sagas.Payments.Gateway;
using Sagas.Payments.Steps;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests.Steps;

public sealed class CaptureChargeTests : StepTests<CaptureCharge, CaptureChargeConsumer>
{
    protected override CaptureCharge Command => new() { PaymentId = SagaId, BusinessId = BusinessId, Amount = Amount, ChargeId = "ch_17" };

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

    [Fact]
    public async Task What_was_not_heard_is_looked_up_by_the_same_key()
    {
        Gateway.LookUpFinds(ScriptedGateway.Succeeded);

        await AskAsync(new LookUpCapture { PaymentId = SagaId, About = Command });

        Gateway.Sent.ShouldBeEmpty();
        Published<ChargeCaptured>().PaymentId.ShouldBe(SagaId);
    }

    [Fact]
    public async Task What_was_never_taken_is_a_fact()
    {
        Gateway.LookUpIsAbsent();

        await AskAsync(new LookUpCapture { PaymentId = SagaId, About = Command });

        Published<ChargeNeverTaken>().PaymentId.ShouldBe(SagaId);
    }
}
