namespace Sagas.Payments.Tests;

public class PaymentOptionsTests
{
    [Fact]
    public void The_defaults_are_allowed() => new PaymentOptions().Objection().ShouldBeNull();

    [Fact]
    public void A_country_without_a_calendar_is_named_with_those_that_have_one() =>
        new PaymentOptions { Calendar = "FR" }.Objection().ShouldBe("Payments:Calendar is 'FR'. Allowed: DE, EU, NZ, US.");

    [Fact]
    public void A_zone_that_nobody_knows_is_named() =>
        new PaymentOptions { TimeZone = "Europe/Atlantis" }.Objection().ShouldNotBeNull().ShouldStartWith("Payments:TimeZone is 'Europe/Atlantis'. Allowed: ");

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void Days_outside_their_range_are_named(int days) => new PaymentOptions { RetryDays = days }.Objection().ShouldBe($"Payments:RetryDays is '{days}'. Allowed: 1 to 60.");

    [Theory]
    [InlineData(-1)]
    [InlineData(10_081)]
    public void Minutes_outside_their_range_are_named(int minutes) =>
        new PaymentOptions { UnknownMinutes = minutes }.Objection().ShouldBe($"Payments:UnknownMinutes is '{minutes}'. Allowed: 0 to 10080.");
}
