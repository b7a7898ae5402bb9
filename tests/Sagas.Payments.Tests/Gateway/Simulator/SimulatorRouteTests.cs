using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Payments.Gateway;
using Sagas.Payments.Gateway.Simulator;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests.Gateway.Simulator;

public sealed class SimulatorRouteTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.CreateVersion7(TestTime.Start);
    private TestService _service = null!;

    public async ValueTask InitializeAsync() => _service = await TestService.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task The_auditor_sees_each_charge_that_was_made()
    {
        var answer = await ChargeAsync("default");

        var shown = await (await _service.GetAsync($"/simulator/charges?payment={Id}")).JsonAsync();

        var expected = $$"""
            { "items": [ { "chargeId": "{{answer.Charge.ChargeId}}", "paymentId": "{{Id}}", "key": "key-default", "currency": "EUR",
                           "authorized": 1250, "captured": 0, "voided": 0, "refunded": 0 } ] }
            """;
        JsonNode.DeepEquals(shown, JsonNode.Parse(expected)).ShouldBeTrue(shown.ToJsonString());
    }

    [Fact]
    public async Task Without_a_charge_the_list_is_empty() =>
        (await (await _service.GetAsync($"/simulator/charges?payment={Id}")).JsonAsync()).ToJsonString().ShouldBe("""{"items":[]}""");

    [Fact]
    public async Task Another_tenants_charges_are_not_shown()
    {
        await ChargeAsync("acme");

        (await ItemsAsync("publisher", "default")).ShouldBe(0);
        (await ItemsAsync("publisher", "acme")).ShouldBe(1);
        (await ItemsAsync("admin", "*")).ShouldBe(1);
    }

    [Theory]
    [InlineData("publisher")]
    [InlineData("viewer")]
    [InlineData("analyst")]
    [InlineData("operator")]
    [InlineData("admin")]
    public async Task Any_role_may_look(string role) => (await _service.GetAsync($"/simulator/charges?payment={Id}", role)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task Who_has_not_signed_in_may_not() => (await _service.GetAsync($"/simulator/charges?payment={Id}", role: null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("/simulator/charges")]
    [InlineData("/simulator/charges?payment=order-17")]
    public async Task Without_a_payments_id_it_is_refused(string path)
    {
        var response = await _service.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ProblemAsync()).ShouldBe(("urn:sagas:validation_failed", "payment=required"));
    }

    private async Task<int> ItemsAsync(string role, string tenant) =>
        (await (await _service.GetAsync($"/simulator/charges?payment={Id}", role, tenant)).JsonAsync())["items"]!.AsArray().Count;

    private async Task<GatewayAnswer.Succeeded> ChargeAsync(string tenant)
    {
        var act = new Act.Authorize($"key-{tenant}", tenant, Id, new Money(1250, "EUR"), Tokens.Ok);
        return (GatewayAnswer.Succeeded)await _service.Services.GetRequiredService<IPaymentGateway>().SendAsync(act, default);
    }
}
