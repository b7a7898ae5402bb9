using System.Text.Json;

namespace Sagas.BlackBox.Tests.Sagas;

/// <summary>The list of sagas: filters, order and cursors.</summary>
public abstract class SagaLists(Services services, Size size) : SharedService(services, size)
{
    [Fact]
    public async Task A_saga_is_found_by_its_exact_id()
    {
        var id = await AcceptedAsync();
        await Api.EndedAsync(id);

        var page = await PageAsync($"q={id}");

        Ids(page).ShouldBe([id]);
        page.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Sagas_are_found_by_the_beginning_of_their_reference_newest_first()
    {
        var reference = Unique("ref");
        var first = await EndedAsync($"{reference}-1");
        var second = await EndedAsync($"{reference}-2");

        var page = await PageAsync($"q={reference}");

        Ids(page).ShouldBe([second, first]);
    }

    [Fact]
    public async Task Status_and_state_filter()
    {
        var reference = Unique("ref");
        var completed = await EndedAsync(reference);
        var failed = await EndedAsync(reference, "tok_declined");

        Ids(await PageAsync($"q={reference}&status=completed")).ShouldBe([completed]);
        Ids(await PageAsync($"q={reference}&status=compensated")).ShouldBe([failed]);
        Ids(await PageAsync($"q={reference}&state=Failed")).ShouldBe([failed]);
        Ids(await PageAsync($"q={reference}&workflow=payment&state=Completed")).ShouldBe([completed]);
        Ids(await PageAsync($"q={reference}&workflow=agreement")).ShouldBeEmpty();
    }

    [Fact]
    public async Task From_is_inclusive_and_to_is_not()
    {
        var reference = Unique("ref");
        var id = await EndedAsync(reference);
        var at = Uri.EscapeDataString((await Api.GetAsync($"/v1/sagas/{id}")).Field("createdAt")!);

        Ids(await PageAsync($"q={reference}&from={at}")).ShouldBe([id]);
        Ids(await PageAsync($"q={reference}&to={at}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cursors_visit_each_saga_once()
    {
        var reference = Unique("ref");
        var ids = new List<string>();
        for (var number = 0; number < 5; number++)
            ids.Add(await EndedAsync(reference));

        var visited = new List<string>();
        var cursor = "";
        do
        {
            var page = await PageAsync($"q={reference}&limit=2{cursor}");
            Ids(page).Count.ShouldBeLessThanOrEqualTo(2);
            visited.AddRange(Ids(page));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : "";
        }
        while (cursor.Length > 0);

        visited.ShouldBe(Enumerable.Reverse(ids));
    }

    [Fact]
    public async Task A_cursor_is_bound_to_its_filters()
    {
        var reference = Unique("ref");
        await EndedAsync(reference);
        await EndedAsync(reference);
        var next = (await PageAsync($"q={reference}&limit=1")).GetProperty("next").GetString()!;

        var answer = await Api.GetAsync($"/v1/sagas?limit=1&status=completed&cursor={Uri.EscapeDataString(next)}");

        answer.Code.ShouldBe(400);
        answer.Problem.ShouldBe("cursor_invalid");
    }

    [Fact]
    public async Task A_cursor_that_is_none_is_refused()
    {
        var answer = await Api.GetAsync("/v1/sagas?cursor=nonsense");

        answer.Code.ShouldBe(400);
        answer.Problem.ShouldBe("cursor_invalid");
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=many")]
    [InlineData("status=sleeping")]
    [InlineData("from=yesterday")]
    public async Task A_wrong_filter_is_refused(string filter)
    {
        var answer = await Api.GetAsync($"/v1/sagas?{filter}");

        answer.Code.ShouldBe(400);
        answer.Problem.ShouldBe("validation_failed");
    }

    [Fact]
    public async Task The_whole_list_is_to_be_had_as_CSV()
    {
        var reference = Unique("ref");
        var id = await EndedAsync(reference);

        var answer = await Api.GetAsync($"/v1/sagas?q={reference}", ("Accept", "text/csv"));

        answer.Header("Content-Type").ShouldNotBeNull().ShouldStartWith("text/csv");
        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldContain(reference);
        lines.Count(line => line.Contains(id, StringComparison.Ordinal)).ShouldBe(1);
    }

    private async Task<string> EndedAsync(string reference, string source = "tok_ok")
    {
        var id = await AcceptedAsync(source, reference);
        await Api.EndedAsync(id);
        return id;
    }

    private async Task<JsonElement> PageAsync(string query)
    {
        var answer = await Api.GetAsync($"/v1/sagas?{query}");
        answer.Code.ShouldBe(200, answer.Text);
        return answer.Json;
    }

    private static List<string> Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
}

public sealed class EmbeddedSagaListTests(Services services) : SagaLists(services, Size.Embedded);

public sealed class LargeSagaListTests(Services services) : SagaLists(services, Size.Large);
