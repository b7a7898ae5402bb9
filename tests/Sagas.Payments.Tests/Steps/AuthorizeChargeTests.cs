using Sagas.Payments.Gateway;
using Sagas.Payments.Steps;

namespace Sagas.Payments.Tests.Steps;

public sealed class AuthorizeChargeTests : StepTests<AuthorizeCharge, AuthorizeChargeConsumer>
{
    protected override AuthorizeCharge Command => new() { PaymentId = SagaId, BusinessId = BusinessId, Amount = Amount, Source = "tok" };

    protected override string Step => "AuthorizeCharge";

    [Fact]
    public async Task Authorizes_at_the_means_of_payment()
    {
        Gateway.Succeeds();

        await SendAsync();

        Gateway.Sent.ShouldHaveSingleItem().ShouldBeOfType<Act.Authorize>().Source.ShouldBe("tok");
        Published<ChargeAuthorized>().ShouldBe(new ChargeAuthorized { PaymentId = SagaId, ChargeId = "ch_1" });
    }

    [Fact]
    public async Task A_decline_is_a_fact_with_the_gateways_code()
    {
        Gateway.Answers(_ => new GatewayAnswer.Declined("card_declined", "No."));

        await SendAsync();

        Published<ChargeDeclined>().ShouldBe(new ChargeDeclined { PaymentId = SagaId, Code = "card_declined", Message = "No." });
    }
}
