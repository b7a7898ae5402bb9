using Sagas.Durability.Identity;

namespace Sagas.Durability.Tests.Identity;

public class IncomingIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(30);
    private static readonly string[] Scope = ["default", "shop", "ShipOrder"];

    [Fact]
    public void A_v7_of_today_is_taken_as_it_is()
    {
        var id = Guid.CreateVersion7(Now.AddMinutes(-1));
        IncomingId.Of(id, null, Scope, Now, Horizon).ShouldBe(new IncomingId(id, null));
    }

    [Theory]
    [InlineData(-29.9 * 24 * 60, false)]
    [InlineData(-30.1 * 24 * 60, true)]
    [InlineData(4.9, false)]
    [InlineData(5.1, true)]
    public void A_v7_beyond_the_horizon_or_over_five_minutes_ahead_is_refused(double minutes, bool isRefused)
    {
        var incoming = IncomingId.Of(Guid.CreateVersion7(Now.AddMinutes(minutes)), null, Scope, Now, Horizon);
        (incoming.Refusal is not null).ShouldBe(isRefused);
    }

    [Fact]
    public void Any_other_id_is_hashed_into_the_partition_of_foreign_ids_the_same_each_time()
    {
        var first = IncomingId.Of(null, "order-17", Scope, Now, Horizon);
        var again = IncomingId.Of(null, "order-17", Scope, Now.AddDays(300), Horizon);

        again.ShouldBe(first);
        first.Refusal.ShouldBeNull();
        first.Id.Version.ShouldBe(8);
        first.Id.ToByteArray(bigEndian: true)[0].ShouldBe((byte)0xFF);
    }

    [Fact]
    public void One_foreign_id_of_two_tenants_publishers_or_types_is_two()
    {
        string[][] scopes = [["default", "shop", "ShipOrder"], ["acme", "shop", "ShipOrder"], ["default", "mall", "ShipOrder"], ["default", "shop", "AddLine"]];
        scopes.Select(scope => IncomingId.Of(null, "order-17", scope, Now, Horizon).Id).Distinct().Count().ShouldBe(scopes.Length);
    }
}
