using CsCheck;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.Tests.Desk;

namespace Sagas.Dashboard.Tests.SagaList;

public sealed class SagaCursorTests
{
    private static readonly SagaScope Scope = new("acme", true);
    private static readonly SagaFilter Filter = new() { Status = "running", Q = "order" };
    private static readonly SagaCursor Cursor = new(DeskDatabase.Now.AddMilliseconds(1), DeskDatabase.Id(7));

    [Fact]
    public void A_cursor_reads_back_with_its_own_filter() =>
        SagaCursor.Read(Cursor.Write(Scope, Filter), Scope, Filter).ShouldBe(Cursor);

    [Fact]
    public void A_cursor_needs_no_escaping_in_a_url()
    {
        var text = Cursor.Write(Scope, Filter);

        Uri.EscapeDataString(text).ShouldBe(text);
    }

    [Fact]
    public void Another_filter_makes_it_invalid()
    {
        var text = Cursor.Write(Scope, Filter);

        SagaCursor.Read(text, Scope, Filter with { Status = "waiting" }).ShouldBeNull();
        SagaCursor.Read(text, Scope, Filter with { Q = null }).ShouldBeNull();
        SagaCursor.Read(text, Scope, Filter with { Currency = "EUR" }).ShouldBeNull();
    }

    [Fact]
    public void Another_tenant_or_role_makes_it_invalid()
    {
        var text = Cursor.Write(Scope, Filter);

        SagaCursor.Read(text, Scope with { Tenant = null }, Filter).ShouldBeNull();
        SagaCursor.Read(text, Scope with { Tenant = "other" }, Filter).ShouldBeNull();
        SagaCursor.Read(text, Scope with { Parties = false }, Filter).ShouldBeNull();
    }

    [Fact]
    public void A_cursor_with_one_character_changed_is_invalid()
    {
        var text = Cursor.Write(Scope, Filter);
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Char[alphabet]).Where((at, character) => text[at] != character).Sample((at, character) =>
            SagaCursor.Read(string.Concat(text.AsSpan(0, at), [character], text.AsSpan(at + 1)), Scope, Filter).ShouldBeNull());
    }

    [Theory]
    [InlineData("")]
    [InlineData("next")]
    [InlineData("====")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("'; DROP TABLE payments_payment; -- ........")]
    [InlineData("日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本")]
    public void Garbage_is_invalid(string text) => SagaCursor.Read(text, Scope, Filter).ShouldBeNull();
}
