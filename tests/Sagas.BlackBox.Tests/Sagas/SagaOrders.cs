using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.BlackBox.Tests.Sagas;

/// <summary>What an operator can see of a saga that is not at its end, and order it to do.</summary>
public abstract class SagaOrders(Services services, Size size) : SharedService(services, size)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_saga_that_waits_says_why_and_shows_its_steps_in_words_and_as_a_picture()
    {
        var saga = await InAsync("tok_insufficient_funds", "RetryScheduled");

        saga.GetProperty("why").GetString().ShouldNotBeNull().ShouldStartWith("'Authorize' failed for now and is done anew at ");
        Plan(saga).ShouldBe(["Reserve done", "Authorize doing", "Capture todo", "Post todo"]);
        var picture = await Api.GetAsync($"/v1/sagas/{Id(saga)}/diagram.svg");
        (picture.Code, picture.Header("Content-Type")).ShouldBe((200, "image/svg+xml"));
        picture.Text.ShouldStartWith("<svg");
        picture.Text.ShouldContain("Authorize");
    }

    [Fact]
    public async Task What_compensating_would_do_is_shown_and_done_as_it_was_shown()
    {
        var saga = await InAsync("tok_insufficient_funds", "RetryScheduled");
        var plan = (await Api.GetAsync($"/v1/sagas/{Id(saga)}/undo-plan")).Json;
        plan.GetProperty("steps").EnumerateArray().Select(step => $"{step.GetProperty("step").GetString()} {step.GetProperty("undo").GetString()}").ShouldBe(["Reserve ReleaseFunds"]);

        var other = await OrderAsync(saga, "compensate", "it is not wanted", plan: new string('0', 64));
        var answer = await OrderAsync(saga, "compensate", "it is not wanted", plan: plan.GetProperty("hash").GetString());

        (other.Code, other.Problem).ShouldBe((409, "moved_on"));
        answer.Code.ShouldBe(202, answer.Text);
        var payment = await Api.EndedAsync(Id(saga));
        payment.GetProperty("state").GetString().ShouldBe("Failed");
        var failure = payment.GetProperty("failure");
        (failure.GetProperty("reason").GetString(), failure.GetProperty("message").GetString()).ShouldBe(("operator", "it is not wanted"));
        var order = Timelines.Items((await Api.GetAsync($"/v1/sagas/{Id(saga)}/timeline")).Json).Single(item => item.GetProperty("event").GetString() == "WorkflowOrder");
        (order.GetProperty("by").GetString(), order.GetProperty("reason").GetString()).ShouldBe(("local", "it is not wanted"));
    }

    [Fact]
    public async Task An_outcome_that_nobody_knows_can_be_asked_for_again_and_neither_repeated_nor_passed_over()
    {
        var saga = await InAsync("tok_unknown", "NeedsAttention");
        saga.GetProperty("commands").EnumerateArray().Where(command => command.GetProperty("allowed").GetBoolean()).Select(command => command.GetProperty("name").GetString()).ShouldBe(["resume"]);

        foreach (var word in (string[])["retry", "skip", "compensate", "cancel"])
        {
            var refused = await OrderAsync(saga, word, "let it go");
            (refused.Code, refused.Problem, refused.Field("state")).ShouldBe((409, "not_in_this_state", "NeedsAttention"), word);
        }

        (await OrderAsync(saga, "resume", "the gateway is back")).Code.ShouldBe(202);
        await Eventually.TrueAsync("asked again", Patience, async () =>
            Timelines.Items((await Api.GetAsync($"/v1/sagas/{Id(saga)}/timeline")).Json).Any(item => item.GetProperty("sent").EnumerateArray().Any(sent => sent.GetProperty("type").GetString() == "LookUpAuthorization")
                && item.GetProperty("event").GetString() == "WorkflowOrder"));
    }

    [Fact]
    public async Task An_order_needs_a_reason_and_a_saga_that_stands_where_it_stood()
    {
        var saga = await InAsync("tok_insufficient_funds", "RetryScheduled");

        var silent = await Api.PostAsync($"/v1/sagas/{Id(saga)}/cancel", new JsonObject());
        var late = await Api.PostAsync($"/v1/sagas/{Id(saga)}/cancel", new JsonObject { ["reason"] = "too late", ["version"] = saga.GetProperty("version").GetInt32() - 1 });
        var nobody = await Api.PostAsync($"/v1/sagas/{Guid.CreateVersion7()}/cancel", new JsonObject { ["reason"] = "nobody" });

        (silent.Code, silent.Problem).ShouldBe((400, "validation_failed"));
        (late.Code, late.Problem).ShouldBe((409, "moved_on"));
        nobody.Code.ShouldBe(404);
        (await Api.GetAsync($"/v1/payments/{Id(saga)}")).Field("state").ShouldBe("RetryScheduled");
    }

    [Fact]
    public async Task The_workflow_is_told_with_its_steps_and_how_many_are_where()
    {
        await InAsync("tok_insufficient_funds", "RetryScheduled");

        var workflow = (await Api.GetAsync("/v1/workflows/payment")).Json;

        var version = workflow.GetProperty("versions").EnumerateArray().ShouldHaveSingleItem();
        version.GetProperty("version").GetInt32().ShouldBe(1);
        version.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("name").GetString()).ShouldBe(["Reserve", "Authorize", "Capture", "Post"]);
        version.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("pivot").GetBoolean()).GetProperty("name").GetString().ShouldBe("Capture");
        version.GetProperty("counts").GetProperty("RetryScheduled").GetInt32().ShouldBeGreaterThan(0);
        (await Api.GetAsync("/v1/workflows")).Json.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await Api.GetAsync("/v1/workflows/none")).Code.ShouldBe(404);
    }

    private static string Id(JsonElement saga) => saga.GetProperty("id").GetString()!;

    private static IEnumerable<string> Plan(JsonElement saga) =>
        saga.GetProperty("plan").EnumerateArray().Select(step => $"{step.GetProperty("step").GetString()} {step.GetProperty("status").GetString()}");

    private async Task<JsonElement> InAsync(string source, string state)
    {
        var id = await AcceptedAsync(source);
        return (await Eventually.GetAsync($"payment {id} in {state}", Patience, async () =>
        {
            var answer = await Api.GetAsync($"/v1/sagas/{id}");
            return answer.Code == 200 && answer.Field("state") == state ? answer : null;
        })).Json;
    }

    private Task<Answer> OrderAsync(JsonElement saga, string word, string reason, string? plan = null) =>
        Api.PostAsync($"/v1/sagas/{Id(saga)}/{word}", new JsonObject { ["reason"] = reason, ["plan"] = plan });
}

public sealed class EmbeddedSagaOrdersTests(Services services) : SagaOrders(services, Size.Embedded);

public sealed class LargeSagaOrdersTests(Services services) : SagaOrders(services, Size.Large);
