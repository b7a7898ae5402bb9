using System.Text;
using System.Text.Json.Nodes;

namespace Sagas.BlackBox.Tests.Amqp;

/// <summary>What the door set aside is listed, and an operator's replay brings it to the door again, as it came.</summary>
public sealed class FaultReplayTests(Services services) : BusTest(services)
{
    private static readonly JsonObject Because = new() { ["reason"] = "A newer build may read it." };

    [Fact]
    public async Task A_poisoned_message_is_replayed_as_it_came_and_set_aside_again_as_a_fault_of_its_own()
    {
        var messageId = Unique("poison");
        var body = $$"""{"paymentId":"17","note":"{{messageId}}"}""";
        var before = await OpenAsync();
        await Amqp.SendAsync(Door, new RawMessage(Encoding.UTF8.GetBytes(body)) { Type = "SubmitPayment", MessageId = messageId });
        await Amqp.NextAsync(SetAside, messageId, Within);
        var fault = (await OpenAsync()).Except(before).ShouldHaveSingleItem();

        var answer = await Api.PostAsync($"/v1/faults/{fault}/replay", Because.DeepClone());

        answer.Code.ShouldBe(202, answer.Text);
        var again = await Amqp.NextAsync(SetAside, answer.Field("messageId")!, Within);
        again.Text.ShouldBe(body);
        again.ContentType.ShouldBe("application/json");
        again.Reason.ShouldNotBeNull().ShouldContain("paymentId");
        var open = (await OpenAsync()).Except(before).ToList();
        open.ShouldNotContain(fault);
        open.ShouldHaveSingleItem();
        await TheNextOneGoesThroughAsync();
    }

    [Fact]
    public async Task A_refused_command_is_replayed_under_the_key_that_it_came_with()
    {
        var (key, payment) = (Unique("order"), Guid.NewGuid());
        var before = await OpenAsync();
        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: payment, minor: 0), key));
        await Amqp.NextAsync(SetAside, key, Within);
        var fault = (await OpenAsync()).Except(before).ShouldHaveSingleItem();

        var answer = await Api.PostAsync($"/v1/faults/{fault}/replay", Because.DeepClone());

        (await Amqp.NextAsync(SetAside, answer.Field("messageId")!, Within)).Problem.ShouldBe("urn:sagas:validation_failed");
        await TheNextOneGoesThroughAsync();
    }

    private async Task<List<Guid>> OpenAsync()
    {
        var items = (await Api.GetAsync("/v1/faults?limit=200&endpoint=payment&state=open")).Json.GetProperty("items");
        return [.. items.EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
    }
}
