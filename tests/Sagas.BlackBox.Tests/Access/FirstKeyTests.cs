namespace Sagas.BlackBox.Tests.Access;

/// <summary>The first key's end.</summary>
public sealed class FirstKeyTests(LockedService locked) : IClassFixture<LockedService>
{
    [Fact]
    public async Task The_first_key_ends_when_another_admin_key_exists()
    {
        var (_, key) = await locked.CreateKeyAsync("--name", "chief", "--roles", "admin", "--tenant", "*");
        using var chief = locked.Process.Api.With(key);
        using var first = locked.Process.Api.With(locked.FirstKey);

        (await chief.GetAsync("/v1/sagas")).Code.ShouldBe(200);
        await Eventually.TrueAsync("the end of the first key", TimeSpan.FromSeconds(6), async () => (await first.GetAsync("/v1/sagas")).Code == 401);
    }
}
