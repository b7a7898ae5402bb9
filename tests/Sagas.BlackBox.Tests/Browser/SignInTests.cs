using Microsoft.Playwright;
using Sagas.BlackBox.Tests.Access;

namespace Sagas.BlackBox.Tests.Browser;

/// <summary>Signing in with a key, in a browser.</summary>
public sealed class SignInTests(LockedService locked, Chromium browser) : IClassFixture<LockedService>, IAsyncLifetime
{
    private Desk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await browser.OpenAsync(locked.Process.Url);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_key_signs_in_and_sign_out_ends_it()
    {
        await _desk.GoAsync("/sagas");
        new Uri(_desk.Page.Url).AbsolutePath.ShouldBe("/signin");

        await SignInAsync(locked.FirstKey);

        new Uri(_desk.Page.Url).AbsolutePath.ShouldBe("/sagas");
        var cookie = (await _desk.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == "__Host-sagas");
        cookie.HttpOnly.ShouldBeTrue();
        cookie.Secure.ShouldBeTrue();
        _desk.Complaints.ShouldBeEmpty();

        await _desk.Page.Locator("form[action='/signout'] button").First.ClickAsync();
        await _desk.Page.WaitForURLAsync("**/signin"); // A click does not wait for the navigation that it starts.
        await _desk.GoAsync("/sagas");
        new Uri(_desk.Page.Url).AbsolutePath.ShouldBe("/signin");
    }

    [Fact]
    public async Task A_wrong_key_stays_at_the_sign_in_and_is_told_so()
    {
        await _desk.GoAsync("/signin");

        await SignInAsync("sg_wrong");

        new Uri(_desk.Page.Url).AbsolutePath.ShouldBe("/signin");
        (await _desk.Page.Locator("main").InnerTextAsync()).ShouldContain("key", Case.Insensitive);
        (await _desk.Page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "__Host-sagas");
    }

    [Fact]
    public async Task The_cookie_of_a_person_sends_no_command()
    {
        await _desk.GoAsync("/signin");
        await SignInAsync(locked.FirstKey);

        var answer = await _desk.Page.Context.APIRequest.PostAsync($"{locked.Process.Url}v1/payments", new APIRequestContextOptions
        {
            DataObject = new { amount = new { minor = 1, currency = "EUR" }, payer = "a", payee = "b", source = "tok_ok", paymentId = Guid.CreateVersion7() },
        });

        answer.Status.ShouldBeOneOf(400, 401, 403);
    }

    private async Task SignInAsync(string key)
    {
        await _desk.Page.Locator("input[name=key]").FillAsync(key);
        await _desk.Page.Locator("form:has(input[name=key]) [type=submit]").ClickAsync();
        await _desk.Page.WaitForLoadStateAsync();
    }
}
