namespace Sagas.BlackBox.Tests.Access;

/// <summary>API keys: those made by command beside the first one, their roles, tenants and end.</summary>
public sealed class KeyTests(LockedService locked) : IClassFixture<LockedService>
{
    private readonly ServiceProcess _service = locked.Process;

    [Theory]
    [InlineData("/v1/sagas")]
    [InlineData("/v1/payments/0195f3a0-0000-7000-8000-000000000000")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/simulator/charges?payment=0195f3a0-0000-7000-8000-000000000000")]
    public async Task Without_a_key_nothing_of_the_API_is_read(string path)
    {
        var answer = await _service.Api.GetAsync(path);

        answer.Code.ShouldBe(401);
        answer.Problem.ShouldBe("unauthenticated");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/signin")]
    public async Task Health_and_sign_in_need_no_key(string path)
    {
        (await _service.Api.GetAsync(path)).Code.ShouldBe(200);
    }

    [Fact]
    public async Task A_page_without_sign_in_leads_to_the_sign_in()
    {
        var answer = await _service.Api.GetAsync("/sagas", ("Accept", "text/html"));

        answer.Code.ShouldBe(302);
        answer.Header("Location").ShouldNotBeNull().ShouldContain("/signin");
    }

    [Theory]
    [InlineData("sg_wrong")]
    [InlineData("")]
    public async Task A_wrong_key_is_refused(string key)
    {
        var answer = await _service.Api.GetAsync("/v1/sagas", ("Authorization", $"Bearer {key}"));

        answer.Code.ShouldBe(401);
    }

    [Fact]
    public async Task A_created_key_is_shown_with_its_roles_tenant_and_end()
    {
        var created = await _service.Setup.CommandAsync("keys", "create", "--name", "shop", "--roles", "publisher,viewer", "--tenant", "acme", "--days", "30", "--json");

        created.ExitCode.ShouldBe(0, created.All);
        created.Json.GetProperty("key").GetString().ShouldNotBeNull().ShouldStartWith("sg_");
        created.Json.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldBe(["publisher", "viewer"], ignoreOrder: true);
        created.Json.GetProperty("tenant").GetString().ShouldBe("acme");
        created.Json.GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(DateTimeOffset.UtcNow.AddDays(30), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task The_list_of_keys_shows_no_key()
    {
        var (id, key) = await locked.CreateKeyAsync("--name", "shop", "--roles", "publisher");

        var list = await _service.Setup.CommandAsync("keys", "list");

        list.ExitCode.ShouldBe(0, list.All);
        list.Output.ShouldContain(id);
        list.Output.ShouldContain("shop");
        list.All.ShouldNotContain(key);
        (await File.ReadAllTextAsync(_service.LogFile)).ShouldNotContain(key);
    }

    [Fact]
    public async Task A_revoked_key_dies_within_5_seconds()
    {
        var (id, key) = await locked.CreateKeyAsync("--name", "shop", "--roles", "viewer");
        using var shop = _service.Api.With(key);
        (await shop.GetAsync("/v1/sagas")).Code.ShouldBe(200);

        (await _service.Setup.CommandAsync("keys", "revoke", id)).ExitCode.ShouldBe(0);

        await Eventually.TrueAsync("the end of a revoked key", TimeSpan.FromSeconds(5), async () => (await shop.GetAsync("/v1/sagas")).Code == 401);
    }

    [Fact]
    public async Task Revoking_what_there_is_not_says_so()
    {
        var result = await _service.Setup.CommandAsync("keys", "revoke", Guid.CreateVersion7().ToString());

        result.ExitCode.ShouldBe(1, result.All);
    }

    [Theory]
    [InlineData("--name", "shop", "--roles", "king")]
    [InlineData("--name", "shop")]
    [InlineData("--roles", "viewer")]
    [InlineData("--name", "shop", "--roles", "viewer", "--days", "0")]
    public async Task A_key_that_makes_no_sense_is_not_made(params string[] arguments)
    {
        var result = await _service.Setup.CommandAsync(["keys", "create", .. arguments]);

        result.ExitCode.ShouldBe(2, result.All);
        result.All.ShouldNotContain("sg_");
    }

    [Fact]
    public async Task A_publisher_pays_and_reads_its_payment_but_no_sagas()
    {
        var (_, key) = await locked.CreateKeyAsync("--name", "shop", "--roles", "publisher");
        using var shop = _service.Api.With(key);

        var accepted = await shop.PayAsync(PaymentBody.With(), Guid.NewGuid().ToString());

        accepted.Code.ShouldBe(202, accepted.Text);
        (await shop.EndedAsync(accepted.Field("id")!)).GetProperty("payer").GetString().ShouldBe("alice");
        var sagas = await shop.GetAsync("/v1/sagas");
        sagas.Code.ShouldBe(403);
        sagas.Problem.ShouldBe("forbidden");
    }

    [Theory]
    [InlineData("viewer", false)]
    [InlineData("analyst", true)]
    [InlineData("operator", true)]
    public async Task A_reader_reads_sagas_and_sends_no_command(string role, bool seesPersonalData)
    {
        using var admin = _service.Api.With(locked.FirstKey);
        var id = (await admin.PayAsync(PaymentBody.With(), Guid.NewGuid().ToString())).Field("id")!;
        await admin.EndedAsync(id);
        var (_, key) = await locked.CreateKeyAsync("--name", role, "--roles", role);
        using var reader = _service.Api.With(key);

        var payment = await reader.GetAsync($"/v1/payments/{id}");

        (payment.Field("payer") == "alice").ShouldBe(seesPersonalData, payment.Text);
        (await reader.GetAsync($"/v1/sagas/{id}")).Code.ShouldBe(200);
        (await reader.GetAsync($"/v1/sagas/{id}/timeline")).Text.Contains("alice", StringComparison.Ordinal).ShouldBe(seesPersonalData);
        (await reader.PayAsync(PaymentBody.With(), "another")).Code.ShouldBe(403);
    }

    [Fact]
    public async Task Two_tenants_with_equal_ids_and_keys_have_two_payments_and_see_their_own()
    {
        var (_, acmeKey) = await locked.CreateKeyAsync("--name", "acme", "--roles", "publisher,analyst", "--tenant", "acme");
        var (_, otherKey) = await locked.CreateKeyAsync("--name", "other", "--roles", "publisher,analyst", "--tenant", "other");
        using var acme = _service.Api.With(acmeKey);
        using var other = _service.Api.With(otherKey);
        var id = Guid.CreateVersion7();

        var first = await acme.PayAsync(PaymentBody.With(id: id, minor: 100), "order-17");
        (await other.GetAsync($"/v1/payments/{id}")).Code.ShouldBe(404);
        (await other.GetAsync($"/v1/sagas/{id}")).Code.ShouldBe(404);
        var second = await other.PayAsync(PaymentBody.With(id: id, minor: 200), "order-17");

        first.Code.ShouldBe(202, first.Text);
        second.Code.ShouldBe(202, second.Text);
        second.Header("Idempotency-Replayed").ShouldBeNull();
        (await acme.EndedAsync(id.ToString())).GetProperty("amount").GetProperty("minor").GetInt64().ShouldBe(100);
        (await other.EndedAsync(id.ToString())).GetProperty("amount").GetProperty("minor").GetInt64().ShouldBe(200);
        (await acme.ChargesAsync(id.ToString())).ShouldHaveSingleItem().Captured.ShouldBe(100);
        (await other.ChargesAsync(id.ToString())).ShouldHaveSingleItem().Captured.ShouldBe(200);
        (await acme.GetAsync("/v1/sagas")).Json.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await acme.GetAsync("/v1/sagas?tenant=other")).Json.GetProperty("items").EnumerateArray()
            .ShouldAllBe(saga => saga.GetProperty("tenant").GetString() == "acme");
    }
}
