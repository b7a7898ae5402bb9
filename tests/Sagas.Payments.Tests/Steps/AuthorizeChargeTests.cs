using Sagas.Payments.Gateway;
using Sagas.Payments.Steps;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests.Steps;

public sealed class AuthorizeChargeTests : StepTests<AuthorizeCharge, AuthorizeChargeConsumer>
{
    protected override AuthorizeCharge Command => new() { PaymentId = SagaId, BusinessId = BusinessId, Amount = Amount, Source = "tok" };

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

    [Fact]
    public async Task What_was_not_heard_is_looked_up_by_the_same_key()
    {
        Gateway.LookUpFinds(ScriptedGateway.Succeeded);

        await AskAsync(new LookUpAuthorization { PaymentId = SagaId, About = Command });

        Gateway.Sent.ShouldBeEmpty();
        Published<ChargeAuthorized>().ChargeId.ShouldBe("ch_1");
    }

    [Fact]
    public async Task What_was_never_taken_is_a_fact()
    {
        Gateway.LookUpIsAbsent();

        await AskAsync(new LookUpAuthorization { PaymentId = SagaId, About = Command });

        Published<ChargeNeverTaken>().PaymentId.ShouldBe(SagaId);
    }
}
