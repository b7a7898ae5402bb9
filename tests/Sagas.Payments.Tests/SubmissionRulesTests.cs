using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Sagas.Contracts;
using Sagas.Contracts.Payments;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests;

public class SubmissionRulesTests
{
    private readonly SubmissionRules _rules = new(new FakeTimeProvider(TestTime.Start), Options.Create(new SubmissionOptions()));

    [Theory]
    [InlineData(0, null)]
    [InlineData(5, null)]
    [InlineData(5.1, "id_in_future")]
    [InlineData(-400 * 24 * 60, null)]
    [InlineData((-400 * 24 * 60) - 0.1, "id_too_old")]
    public void A_version_7_id_is_taken_within_its_time(double minutes, string? code) =>
        Codes(Command(Guid.CreateVersion7(TestTime.Start.AddMinutes(minutes)))).ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void A_version_4_id_carries_no_time() => Codes(Command(Guid.Parse("00000000-0000-4000-8000-000000000001"))).ShouldBeEmpty();

    [Fact]
    public void A_version_7_id_beyond_the_calendar_is_in_the_future() =>
        Codes(Command(Guid.Parse("ffffffff-ffff-7fff-8000-000000000001"))).ShouldBe(["id_in_future"]);

    [Fact]
    public void What_the_command_itself_finds_wrong_is_in_the_answer() =>
        Codes(Command(Guid.CreateVersion7(TestTime.Start)) with { Payee = "alice" }).ShouldBe(["same_party"]);

    private static SubmitPayment Command(Guid id) =>
        new() { PaymentId = id, Amount = new Money(1250, "EUR"), Payer = "alice", Payee = "shop", Source = "tok_ok" };

    private string[] Codes(SubmitPayment command) => [.. _rules.Check(command).Select(violation => violation.Code)];
}
