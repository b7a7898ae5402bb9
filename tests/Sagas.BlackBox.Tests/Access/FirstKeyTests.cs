namespace Sagas.BlackBox.Tests.Access;

/// <summary>The first key: what it may do, and its end. Each test has a service of its own.</summary>
public sealed class FirstKeyTests : IAsyncLifetime
{
    private readonly LockedService _locked = new();

    public ValueTask InitializeAsync() => _locked.InitializeAsync();

    public ValueTask DisposeAsync() => _locked.DisposeAsync();

    [Fact]
    public async Task The_first_key_may_do_everything()
    {
        using var admin = _locked.Process.Api.With(_locked.FirstKey);

        var accepted = await admin.PayAsync(PaymentBody.With(), "order");

        accepted.Code.ShouldBe(202, accepted.Text);
        await admin.EndedAsync(accepted.Field("id")!);
        (await admin.GetAsync("/v1/sagas")).Json.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_first_key_ends_when_another_admin_key_exists()
    {
        var (_, key) = await _locked.CreateKeyAsync("--name", "chief", "--roles", "admin", "--tenant", "*");
        using var chief = _locked.Process.Api.With(key);
        using var first = _locked.Process.Api.With(_locked.FirstKey);

        (await chief.GetAsync("/v1/sagas")).Code.ShouldBe(200);
        await Eventually.TrueAsync("the end of the first key", TimeSpan.FromSeconds(6), async () => (await first.GetAsync("/v1/sagas")).Code == 401);
    }
}
