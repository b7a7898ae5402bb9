namespace Sagas.BlackBox.Tests.Sagas;

/// <summary>One saga and its timeline.</summary>
public abstract class SagaViews(Services services, Size size) : SharedService(services, size)
{
    [Fact]
    public async Task A_saga_tells_where_it_stands()
    {
        var id = await AcceptedAsync(reference: "order 17");
        await Api.EndedAsync(id);

        var answer = await Api.GetAsync($"/v1/sagas/{id}");

        var saga = answer.Json;
        answer.Code.ShouldBe(200);
        answer.Field("id").ShouldBe(id);
        answer.Field("tenant").ShouldBe("default");
        answer.Field("workflow").ShouldBe("payment");
        saga.GetProperty("workflowVersion").GetInt32().ShouldBe(1);
        answer.Field("state").ShouldBe("Completed");
        answer.Field("status").ShouldBe("completed");
        saga.GetProperty("stuck").GetBoolean().ShouldBeFalse();
        answer.Field("why").ShouldNotBeNullOrWhiteSpace();
        answer.Field("reference").ShouldBe("order 17");
        saga.GetProperty("amount").GetProperty("minor").GetInt64().ShouldBe(1250);
        saga.GetProperty("version").GetInt32().ShouldBeGreaterThan(1);
        saga.GetProperty("endedAt").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(saga.GetProperty("createdAt").GetDateTimeOffset());
        answer.Field("traceId").ShouldNotBeNullOrWhiteSpace();
        saga.GetProperty("plan").EnumerateArray().Select(step => (step.GetProperty("step").GetString(), step.GetProperty("status").GetString()))
            .ShouldBe([("Reserve", "done"), ("Authorize", "done"), ("Capture", "done"), ("Post", "done")]);
        saga.GetProperty("timers").GetArrayLength().ShouldBe(0);
        saga.GetProperty("commands").EnumerateArray().ShouldAllBe(command => !command.GetProperty("allowed").GetBoolean() && command.GetProperty("reason").GetString() == "The saga has ended.");
        foreach (var kind in (string[])["held", "captured", "refunded", "unknown"])
            saga.GetProperty("money").TryGetProperty(kind, out _).ShouldBeTrue(kind);
    }

    [Theory]
    [InlineData("tok_ok", "Completed")]
    [InlineData("tok_declined", "Failed")]
    [InlineData("tok_capture_fails", "Failed")]
    public async Task A_timeline_counts_from_1_and_each_item_begins_where_the_last_one_ended(string source, string end)
    {
        var id = await AcceptedAsync(source);
        await Api.EndedAsync(id);

        var timeline = (await Api.GetAsync($"/v1/sagas/{id}/timeline")).Json;

        Timelines.Judge(timeline).ShouldBeEmpty();
        Timelines.Items(timeline)[^1].GetProperty("to").GetString().ShouldBe(end);
    }

    [Fact]
    public async Task A_timeline_tells_a_payments_whole_way()
    {
        var id = await AcceptedAsync();
        await Api.EndedAsync(id);

        var items = Timelines.Items((await Api.GetAsync($"/v1/sagas/{id}/timeline")).Json);

        items.Select(item => item.GetProperty("to").GetString()).Distinct().ShouldBe(["Submitted", "Reserved", "Authorized", "Captured", "Completed"]);
        items[0].GetProperty("event").GetString().ShouldBe("SubmitPayment");
        items.ShouldAllBe(item => item.GetProperty("late").GetBoolean() == false);
        items.Select(item => item.GetProperty("messageId").GetString()).Distinct().Count().ShouldBe(items.Count);
        items[0].GetProperty("sent")[0].GetProperty("type").GetString().ShouldBe("ReserveFunds");
        items[^1].GetProperty("sent").EnumerateArray().Select(sent => sent.GetProperty("type").GetString()).ShouldContain("PaymentCompleted");
    }

    [Fact]
    public async Task The_version_of_a_saga_is_the_number_of_its_last_timeline_item()
    {
        var id = await AcceptedAsync();
        var version = (await Api.EndedAsync(id)).GetProperty("version").GetInt32();

        var items = Timelines.Items((await Api.GetAsync($"/v1/sagas/{id}/timeline")).Json);

        items[^1].GetProperty("seq").GetInt32().ShouldBe(version);
    }

    [Fact]
    public async Task A_callers_trace_is_taken_over()
    {
        var trace = Guid.NewGuid().ToString("N");
        var accepted = await Api.PostAsync(
            "/v1/payments", PaymentBody.With(), ("Idempotency-Key", Unique("key")), ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));
        var id = accepted.Field("id")!;
        await Api.EndedAsync(id);

        (await Api.GetAsync($"/v1/sagas/{id}")).Field("traceId").ShouldBe(trace);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/timeline")]
    public async Task An_unknown_saga_is_not_found(string part)
    {
        var answer = await Api.GetAsync($"/v1/sagas/{Guid.CreateVersion7()}{part}");

        answer.Code.ShouldBe(404);
        answer.Problem.ShouldBe("not_found");
    }
}

public sealed class EmbeddedSagaViewTests(Services services) : SagaViews(services, Size.Embedded);

public sealed class LargeSagaViewTests(Services services) : SagaViews(services, Size.Large);
