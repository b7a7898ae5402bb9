using Sagas.Payments.Gateway;

namespace Sagas.Payments.Tests.Gateway;

public class ActKeyTests
{
    private static readonly Guid Saga = Guid.Parse("0195573f-0000-7000-8000-000000000001");

    [Fact]
    public void The_same_saga_and_step_have_the_same_key_for_ever() =>
        ActKey.For(Saga, "AuthorizeCharge").ShouldBe("ff2d3f59-ad66-82ba-a49b-9f7a81c91558");

    [Fact]
    public void Another_step_has_another_key() => ActKey.For(Saga, "CaptureCharge").ShouldNotBe(ActKey.For(Saga, "AuthorizeCharge"));

    [Fact]
    public void Another_saga_has_another_key() =>
        ActKey.For(Guid.Parse("0195573f-0000-7000-8000-000000000002"), "AuthorizeCharge").ShouldNotBe(ActKey.For(Saga, "AuthorizeCharge"));
}
