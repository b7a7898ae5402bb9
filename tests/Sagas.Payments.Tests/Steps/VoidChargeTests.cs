using Sagas.Payments.Gateway;
using Sagas.Payments.Steps;

namespace Sagas.Payments.Tests.Steps;

public sealed class VoidChargeTests : StepTests<VoidCharge, VoidChargeConsumer>
{
    protected override VoidCharge Command => new() { PaymentId = SagaId, BusinessId = BusinessId, Amount = Amount, ChargeId = "ch_17" };

    [Fact]
    public async Task Voids_the_charge()
    {
        Gateway.Succeeds();

        await SendAsync();

        Gateway.Sent.ShouldHaveSingleItem().ShouldBeOfType<Act.Void>().ChargeId.ShouldBe("ch_17");
        Published<ChargeVoided>().PaymentId.ShouldBe(SagaId);
    }

    [Fact]
    public async Task A_refusal_is_a_fact_with_the_gateways_code()
    {
        Gateway.Answers(_ => new GatewayAnswer.Declined("void_refused", "No."));

        await SendAsync();

        Published<VoidRefused>().ShouldBe(new VoidRefused { PaymentId = SagaId, Code = "void_refused", Message = "No." });
    }
}
