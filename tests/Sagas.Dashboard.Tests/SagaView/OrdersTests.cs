using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Sagas.Dashboard.Tests.Desk;
using Sagas.Operations.Catalogue;
using Sagas.Operations.Workflows;
using Sagas.Workflows.Deciding;
using Sagas.Workflows.Progressing;

namespace Sagas.Dashboard.Tests.SagaView;

/// <summary>Where a saga stands in its workflow, and what an operator orders it to do: page, form and API.</summary>
public sealed class OrdersTests : IAsyncLifetime
{
    private static readonly Guid Id = DeskDatabase.Id(1);
    private DeskHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAsync([Seed.Payment(1, "Authorized")]);
        _host.Workflow.Standing = WorkflowDouble.Waiting(new StepProgress { Step = "Reserve", Status = StepStatus.Done, DoneAs = 1 }, new StepProgress { Step = "Authorize", Status = StepStatus.Doing });
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_page_says_why_and_shows_the_steps_and_their_picture()
    {
        var (_, page) = await _host.PageAsync($"/sagas/{Id}", roles: "viewer");

        page.QuerySelector(".standing .why")!.TextContent.ShouldBe("Waiting for Ana.");
        page.QuerySelectorAll(".plan li").Select(step => $"{step.GetAttribute("data-step")} {step.ClassName}").ShouldBe(["Reserve done", "Authorize doing"]);
        page.QuerySelector("img.picture")!.GetAttribute("src").ShouldBe($"/v1/sagas/{Id}/diagram.svg");
        (await _host.GetAsync($"/v1/sagas/{Id}/diagram.svg", roles: "viewer")).Body.ShouldStartWith("<svg");
        page.QuerySelector(".orders").ShouldBeNull();
    }

    [Fact]
    public async Task An_operator_sees_what_would_be_undone_and_why_the_rest_cannot_be_done()
    {
        var (_, page) = await _host.PageAsync($"/sagas/{Id}", roles: "operator");

        page.QuerySelectorAll(".orders button").Select(button => button.TextContent).ShouldBe(["Cancel"]);
        page.QuerySelectorAll(".undo li").Select(PageAnswer.Words).ShouldBe(["Authorize : VoidCharge, if its answer says that it was done", "Reserve : ReleaseFunds"]);
        page.QuerySelector(".orders dl")!.Words().ShouldBe("retry No step waits for a person.");
    }

    [Fact]
    public async Task The_form_orders_with_the_reason_and_the_version_that_was_looked_at()
    {
        var answer = await PressAsync("not wanted any more");

        (answer.Status, answer.Headers["Location"]).ShouldBe((HttpStatusCode.SeeOther, $"/sagas/{Id}"));
        var (saga, order) = _host.Workflow.Orders.ShouldHaveSingleItem();
        (saga, order.Act, order.Reason, order.Version).ShouldBe((SagaId.For("default", Id), OperatorAct.Cancel, "not wanted any more", 3));
    }

    [Fact]
    public async Task A_refused_order_shows_the_page_again_with_the_reason_on_top()
    {
        _host.Workflow.Outcome = new OrderOutcome.Refused("The saga goes only forward.", "Captured");

        var answer = await PressAsync("too late");

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Body.ShouldContain("The saga goes only forward.");
        answer.Body.ShouldContain("data-page=\"saga\"");
    }

    [Fact]
    public async Task A_form_without_its_token_orders_nothing()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["reason"] = "forged" });

        (await _host.PostAsync($"/sagas/{Id}/cancel", form)).Status.ShouldBe(HttpStatusCode.Forbidden);

        _host.Workflow.Orders.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("analyst", "default", """{"reason":"r"}""", HttpStatusCode.Forbidden)]
    [InlineData("operator", "acme", """{"reason":"r"}""", HttpStatusCode.NotFound)]
    [InlineData("operator", "default", """{"reason":" "}""", HttpStatusCode.BadRequest)]
    [InlineData("operator", "default", """{"reason":"r","why":"r"}""", HttpStatusCode.BadRequest)]
    [InlineData("operator", "default", """{"reason":"r","version":"three"}""", HttpStatusCode.BadRequest)]
    public async Task An_order_that_may_not_be_given_is_not(string role, string tenant, string body, HttpStatusCode status)
    {
        (await OrderAsync(body, role, tenant)).Status.ShouldBe(status);

        _host.Workflow.Orders.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_that_was_taken_tells_for_which_version()
    {
        var answer = await OrderAsync("""{"reason":"r","version":3,"plan":"abc"}""");

        answer.Status.ShouldBe(HttpStatusCode.Accepted);
        using var json = JsonDocument.Parse(answer.Body);
        (json.RootElement.GetProperty("id").GetGuid(), json.RootElement.GetProperty("command").GetString(), json.RootElement.GetProperty("version").GetInt32()).ShouldBe((Id, "cancel", 3));
        _host.Workflow.Orders.ShouldHaveSingleItem().Order.Plan.ShouldBe("abc");
    }

    [Fact]
    public async Task A_saga_that_moved_on_is_a_conflict_with_its_version()
    {
        _host.Workflow.Outcome = new OrderOutcome.MovedOn(4);

        var answer = await OrderAsync("""{"reason":"r","version":3}""");

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        using var json = JsonDocument.Parse(answer.Body);
        (json.RootElement.GetProperty("type").GetString(), json.RootElement.GetProperty("version").GetInt32()).ShouldBe(("urn:sagas:moved_on", 4));
    }

    [Fact]
    public async Task A_saga_whose_workflow_is_not_declared_takes_no_orders()
    {
        await _host.AddAsync([new TransferSaga { CorrelationId = SagaId.For("default", DeskDatabase.Id(2)), BusinessId = DeskDatabase.Id(2), State = "Submitted", Version = 1, CreatedAt = DeskDatabase.Now, UpdatedAt = DeskDatabase.Now }]);

        (await OrderAsync("""{"reason":"r"}""", id: DeskDatabase.Id(2))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_workflow_counts_the_sagas_of_the_callers_tenant()
    {
        await _host.AddAsync([Seed.Payment(2, "Authorized"), Seed.Payment(3, "Completed"), Seed.Payment(4, "Completed", tenant: "acme")]);

        using var json = JsonDocument.Parse((await _host.GetAsync("/v1/workflows/payment", roles: "viewer")).Body);

        json.RootElement.GetProperty("versions")[0].GetProperty("counts").ToString().ShouldBe("""{"Authorized":2,"Completed":1}""");
    }

    private Task<DeskHost.Answer> OrderAsync(string body, string role = "operator", string tenant = "default", Guid? id = null) =>
        _host.PostAsync($"/v1/sagas/{id ?? Id}/cancel", new StringContent(body, Encoding.UTF8, "application/json"), role, tenant);

    private async Task<DeskHost.Answer> PressAsync(string reason)
    {
        var (shown, page) = await _host.PageAsync($"/sagas/{Id}", roles: "operator");
        var form = page.QuerySelector(".orders form")!;
        var fields = form.QuerySelectorAll("input").Cast<IHtmlInputElement>().ToDictionary(field => field.Name!, field => field.Name == "reason" ? reason : field.Value);
        using var content = new FormUrlEncodedContent(fields);
        return await _host.PostAsync(form.QuerySelector("button")!.GetAttribute("formaction")!, content, cookie: shown.Headers["Set-Cookie"].Split(';')[0]);
    }
}
