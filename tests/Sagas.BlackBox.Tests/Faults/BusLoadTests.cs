namespace Sagas.BlackBox.Tests.Faults;

/// <summary>The small form of the proof <c>skeleton-bus</c>.</summary>
public sealed class BusLoadTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_hundred_raw_payments_twenty_of_them_twice_are_a_hundred_completed_payments()
    {
        var run = new BusRun(Payments: 100, Twice: 20, Seed: 20260101, output.WriteLine);

        var result = await run.RunAsync();

        result.ShouldBe(new BusRunResult(Sent: 120, Payments: 100, Completed: 100, Charges: 100, SetAside: 0, Equal: true));
    }
}
