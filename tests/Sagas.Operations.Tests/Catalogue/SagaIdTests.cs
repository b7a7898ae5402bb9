using CsCheck;
using Sagas.Operations.Catalogue;

namespace Sagas.Operations.Tests.Catalogue;

public sealed class SagaIdTests
{
    private static readonly Guid PaymentId = Guid.Parse("019a3c5e-8a00-7b1c-9d2e-3f4051627384");

    [Fact]
    public void The_default_tenants_saga_has_the_business_id() =>
        Gen.Guid.Sample(id => SagaId.For(Tenants.Default, id) == id);

    // Pinned: a saga is found again by this id for as long as its row is kept.
    [Theory]
    [InlineData("acme", "019a3c5e-8a00-7b1c-9d2e-3f4051627384", "019a3c5e-8a00-77bc-ae6a-673d6c7ecfe0")]
    [InlineData("globex", "019a3c5e-8a00-7b1c-9d2e-3f4051627384", "019a3c5e-8a00-7250-a734-360ac0aa844e")]
    [InlineData("acme", "3f2b8c1e-7d4a-4e0b-9a55-0c6d1f2e3a4b", "3f2b8c1e-7d4a-4efc-99da-c3591374f2cc")]
    public void Another_tenants_saga_has_an_id_that_stays_the_same_in_every_build(string tenant, string businessId, string expected) =>
        SagaId.For(tenant, Guid.Parse(businessId)).ShouldBe(Guid.Parse(expected));

    [Fact]
    public void Two_tenants_with_equal_ids_are_two_sagas() =>
        Gen.Select(Gen.Guid, Gen.String.AlphaNumeric, Gen.String.AlphaNumeric)
            .Where((_, one, other) => one != other)
            .Sample((id, one, other) => SagaId.For(one, id) != SagaId.For(other, id));

    [Fact]
    public void One_tenants_ids_do_not_meet()
    {
        var ids = Enumerable.Range(0, 10_000).Select(number => SagaId.For("acme", new Guid(number, 7, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0)));

        ids.ShouldBeUnique();
    }

    [Fact]
    public void Time_and_version_are_kept_so_that_history_finds_its_month() =>
        Gen.Guid.Sample(id =>
        {
            var sagaId = SagaId.For("acme", id);
            return sagaId.Version == id.Version && sagaId.ToString("N")[..12] == id.ToString("N")[..12];
        });

    [Fact]
    public void The_id_is_a_uuid_of_rfc_9562() => Gen.Guid.Sample(id => SagaId.For("acme", id).Variant is >= 8 and <= 11);

    [Fact]
    public void A_tenants_name_counts_by_case() => SagaId.For("Acme", PaymentId).ShouldNotBe(SagaId.For("acme", PaymentId));
}
