using System.Net;
using System.Text;
using Sagas.Operations.Http;
using Sagas.Service.Security;
using Sagas.Service.Tests.Node;

namespace Sagas.Service.Tests.Security;

public sealed class KeyTests : IAsyncLifetime
{
    private TestNode _node = null!;

    public async ValueTask InitializeAsync() => _node = await TestNode.StartWithFirstKeyAsync();

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public void A_key_is_sg_and_256_random_bits()
    {
        var key = KeyText.New();

        key.ShouldMatch("^sg_[A-Za-z0-9_-]{43}$");
        KeyText.New().ShouldNotBe(key);
    }

    [Fact]
    public async Task A_dump_of_the_database_holds_no_key()
    {
        var (id, key) = await _node.MakeKeyAsync(Roles.Viewer);
        using var client = _node.Client(key);
        (await client.GetAsync("/v1/sagas")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var dump = Encoding.Latin1.GetString(await _node.DumpAsync());

        dump.ShouldContain(id.ToString(), Case.Insensitive);
        dump.Contains(key[3..], StringComparison.Ordinal).ShouldBeFalse();
        dump.Contains(TestNode.FirstKey, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public async Task A_revoked_key_dies_within_five_seconds()
    {
        var (id, key) = await _node.MakeKeyAsync(Roles.Viewer);
        using var client = _node.Client(key);
        (await client.GetAsync("/v1/sagas")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await _node.RevokeAsync(id);

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        while ((await client.GetAsync("/v1/sagas", deadline.Token)).StatusCode == HttpStatusCode.OK)
            await Task.Delay(100, deadline.Token);
        var answer = await client.GetAsync("/v1/sagas");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.ProblemAsync()).ShouldBe("unauthenticated");
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task The_first_key_ends_when_another_admin_key_exists_and_is_back_when_none_does()
    {
        using var first = _node.Client(TestNode.FirstKey);
        (await first.GetAsync("/v1/sagas")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var (id, key) = await _node.MakeKeyAsync(Roles.Admin);
        await UntilAsync(first, HttpStatusCode.Unauthorized);
        using var admin = _node.Client(key);
        (await admin.GetAsync("/v1/sagas")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await _node.RevokeAsync(id);
        await UntilAsync(first, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_may_what_its_roles_may_and_no_more()
    {
        var (_, viewer) = await _node.MakeKeyAsync(Roles.Viewer);
        using var client = _node.Client(viewer);

        (await client.GetAsync("/v1/sagas")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await client.PostAsync("/v1/payments", new StringContent("{}", Encoding.UTF8, "application/json"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.ProblemAsync()).ShouldBe("forbidden");
    }

    [Theory]
    [InlineData("Bearer sg_wrong")]
    [InlineData("Bearer")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("nonsense")]
    public async Task Other_credentials_are_not_taken(string authorization)
    {
        using var client = _node.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        (await client.GetAsync("/v1/sagas")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_wrong_key_is_judged_also_where_no_key_is_needed_for_others()
    {
        await using var open = await TestNode.StartAsync();
        using var client = open.Client("sg_wrong");

        (await client.GetAsync("/v1/sagas")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task UntilAsync(HttpClient client, HttpStatusCode status)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        while ((await client.GetAsync("/v1/sagas", deadline.Token)).StatusCode != status)
            await Task.Delay(100, deadline.Token);
    }
}
