using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Sagas.Operations.Http;
using Sagas.Service.Tests.Node;

namespace Sagas.Service.Tests.Security;

public sealed partial class SignInTests(LockedNode locked) : IClassFixture<LockedNode>
{
    [Fact]
    public async Task A_key_signs_in_and_leads_back()
    {
        var (_, key) = await locked.Node.MakeKeyAsync(Roles.Viewer);

        var answer = await SignInAsync(key, back: "/sagas?status=faulted");

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.ToString().ShouldBe("/sagas?status=faulted");
        var cookie = Session(answer).ShouldNotBeNull();
        cookie.ShouldContain("path=/");
        cookie.ShouldContain("secure");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("domain=");
        (await GetAsync("/sagas", cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("sagas")]
    public async Task Sign_in_leads_to_no_other_host(string back)
    {
        var (_, key) = await locked.Node.MakeKeyAsync(Roles.Viewer);

        (await SignInAsync(key, back)).Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_key_is_told_so_and_gets_no_cookie()
    {
        var answer = await SignInAsync("sg_wrong");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("unknown, expired or revoked");
        Session(answer).ShouldBeNull();
    }

    [Fact]
    public async Task A_form_without_our_token_is_refused()
    {
        using var client = locked.Node.Client();

        var answer = await client.PostAsync("/signin", new FormUrlEncodedContent([new("key", TestNode.FirstKey)]));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Session(answer).ShouldBeNull();
    }

    [Fact]
    public async Task A_session_ends_with_its_key()
    {
        var (id, key) = await locked.Node.MakeKeyAsync(Roles.Viewer);
        var cookie = Session(await SignInAsync(key))!;
        (await GetAsync("/v1/sagas", cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await locked.Node.RevokeAsync(id);

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        while ((await GetAsync("/v1/sagas", cookie)).StatusCode == HttpStatusCode.OK)
            await Task.Delay(100, deadline.Token);
        (await GetAsync("/v1/sagas", cookie)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_cookie_sends_no_command()
    {
        var (_, key) = await locked.Node.MakeKeyAsync(Roles.Admin);
        var cookie = Session(await SignInAsync(key))!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/payments") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add("Cookie", Pair(cookie));
        request.Headers.Add("Origin", locked.Node.Url.GetLeftPart(UriPartial.Authority));
        using var client = locked.Node.Client();

        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("https://evil.example", "cross-site")]
    [InlineData("null", null)]
    [InlineData("null", "cross-site")]
    public async Task Sign_out_from_another_page_is_refused(string? origin, string? site)
    {
        var (_, key) = await locked.Node.MakeKeyAsync(Roles.Viewer);
        var cookie = Session(await SignInAsync(key))!;

        (await SignOutAsync(cookie, token: null, formCookie: null, origin, site)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "same-origin")] // As a browser sends it: no-referrer makes the origin of our own form null.
    public async Task Sign_out_from_our_page_ends_the_session_in_the_browser(bool namesOrigin, string? site)
    {
        var (_, key) = await locked.Node.MakeKeyAsync(Roles.Viewer);
        var cookie = Session(await SignInAsync(key))!;
        var page = await GetAsync("/sagas", cookie);
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        var form = page.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("__Host-sagas-form=", StringComparison.Ordinal));

        var answer = await SignOutAsync(cookie, token, form, namesOrigin ? locked.Node.Url.GetLeftPart(UriPartial.Authority) : "null", site);

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.ToString().ShouldBe("/signin");
        Session(answer).ShouldNotBeNull().ShouldContain("expires=Thu, 01 Jan 1970");
    }

    [Fact]
    public async Task The_page_is_kept_nowhere_and_allows_nothing_inline()
    {
        using var client = locked.Node.Client();

        var answer = await client.GetAsync("/signin");

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("name=\"key\"");
        html.ShouldNotContain("style=");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<style");
    }

    [Fact]
    public async Task Many_attempts_are_answered_429_with_the_time_to_wait()
    {
        await using var node = await TestNode.StartWithFirstKeyAsync();
        using var client = node.Client();
        HttpResponseMessage answer;
        var attempts = 0;
        do
        {
            answer = await client.PostAsync("/signin", new FormUrlEncodedContent([new("key", "sg_guess")]));
            attempts++;
        }
        while (answer.StatusCode != HttpStatusCode.TooManyRequests && attempts < 50);

        attempts.ShouldBe(11);
        (await answer.ProblemAsync()).ShouldBe("rate_limited");
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        (await client.GetAsync("/signin")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    // The limit is by address, and a class's tests are more than one person would try.
    private async Task<HttpResponseMessage> SignInAsync(string key, string back = "/")
    {
        using var client = locked.Node.ClientElsewhere();
        var page = await client.GetAsync($"/signin?return={Uri.EscapeDataString(back)}");
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/signin")
        {
            Content = new FormUrlEncodedContent([new("key", key), new("return", back), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", Pair(page.Headers.GetValues("Set-Cookie").Single()));
        return await client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string cookie)
    {
        using var client = locked.Node.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", Pair(cookie));
        return await client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> SignOutAsync(string cookie, string? token, string? formCookie, string? origin, string? site)
    {
        using var client = locked.Node.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/signout") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token ?? "")]) };
        request.Headers.Add("Cookie", formCookie is null ? Pair(cookie) : $"{Pair(cookie)}; {Pair(formCookie)}");
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        return await client.SendAsync(request);
    }

    private static string? Session(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies)
        ? cookies.SingleOrDefault(cookie => cookie.StartsWith("__Host-sagas=", StringComparison.Ordinal))
        : null;

    private static string Pair(string setCookie) => setCookie.Split(';')[0];

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
