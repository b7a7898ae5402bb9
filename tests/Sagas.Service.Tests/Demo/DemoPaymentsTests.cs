using Sagas.Service.Demo;

namespace Sagas.Service.Tests.Demo;

public class DemoPaymentsTests
{
    private static readonly Sagas.Contracts.Payments.SubmitPayment[] Payments = [.. DemoPayments.All(Guid.CreateVersion7)];

    [Fact]
    public void A_few_dozen_are_played() => Payments.Length.ShouldBeInRange(24, 60);

    [Fact]
    public void Each_is_taken_at_the_door() => Payments.SelectMany(payment => payment.Validate()).ShouldBeEmpty();

    [Fact]
    public void Each_has_an_amount_and_a_reference_of_its_own()
    {
        Payments.Select(payment => payment.Reference).ShouldBeUnique();
        Payments.Select(payment => payment.Amount!.Minor).ShouldBeUnique();
    }

    [Theory]
    [InlineData("tok_ok")]
    [InlineData("tok_declined")]
    [InlineData("tok_insufficient_funds")]
    [InlineData("tok_timeout_charged")]
    [InlineData("tok_timeout_lost")]
    [InlineData("tok_error_twice")]
    [InlineData("tok_slow")]
    [InlineData("tok_capture_fails")]
    [InlineData("tok_unknown")]
    public void Every_path_of_the_simulator_is_there(string source) => Payments.ShouldContain(payment => payment.Source == source);
}
