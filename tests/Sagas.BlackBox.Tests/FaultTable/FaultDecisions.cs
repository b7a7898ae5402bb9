using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.BlackBox.Tests.FaultTable;

/// <summary>An operator decides about a message that was set aside, at both sizes.</summary>
public abstract class FaultDecisions(Services services, Size size) : SharedService(services, size)
{
    private static readonly JsonObject Because = new() { ["reason"] = "The cause is repaired." };

    [Fact]
    public async Task A_replayed_message_is_taken_once_and_the_fault_says_so()
    {
        var payment = Guid.CreateVersion7();
        var fault = await PlantedFault.InAsync(Service.Setup, PaymentBody.With(id: payment));
        (await StateAsync(fault)).ShouldBe("open");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Api.PostAsync($"/v1/faults/{fault}/replay", Because.DeepClone())));

        answers.Select(answer => answer.Code).Order().ShouldBe([202, 409, 409, 409, 409]);
        answers.Where(answer => answer.Code == 409).ShouldAllBe(answer => answer.Problem == "not_in_this_state" && answer.Field("state") == "replayed");
        (await Api.EndedAsync(payment.ToString())).GetProperty("state").GetString().ShouldBe("Completed");
        (await Api.ChargesAsync(payment.ToString())).Count.ShouldBe(1);
        (await StateAsync(fault)).ShouldBe("replayed");
    }

    [Fact]
    public async Task A_discarded_message_does_not_run()
    {
        var payment = Guid.CreateVersion7();
        var fault = await PlantedFault.InAsync(Service.Setup, PaymentBody.With(id: payment));

        (await Api.PostAsync($"/v1/faults/{fault}/discard", Because.DeepClone())).Code.ShouldBe(202);

        (await Api.PostAsync($"/v1/faults/{fault}/replay", Because.DeepClone())).Field("state").ShouldBe("discarded");
        (await Api.GetAsync($"/v1/payments/{payment}")).Code.ShouldBe(404);
        (await StateAsync(fault)).ShouldBe("discarded");
    }

    [Fact]
    public async Task A_decision_needs_a_reason_and_a_fault()
    {
        (await Api.PostAsync($"/v1/faults/{Guid.CreateVersion7()}/replay", Because.DeepClone())).Code.ShouldBe(404);
        var fault = await PlantedFault.InAsync(Service.Setup, PaymentBody.With(id: Guid.CreateVersion7()));

        (await Api.PostAsync($"/v1/faults/{fault}/discard", new JsonObject())).ErrorCodes("reason").ShouldBe(["required"]);
        (await StateAsync(fault)).ShouldBe("open");
    }

    private async Task<string?> StateAsync(Guid fault)
    {
        var items = (await Api.GetAsync("/v1/faults?limit=200&endpoint=payment")).Json.GetProperty("items");
        return items.EnumerateArray().SingleOrDefault(item => item.GetProperty("id").GetGuid() == fault) is { ValueKind: JsonValueKind.Object } found
            ? found.GetProperty("state").GetString()
            : null;
    }
}

public sealed class EmbeddedFaultDecisionTests(Services services) : FaultDecisions(services, Size.Embedded);

public sealed class LargeFaultDecisionTests(Services services) : FaultDecisions(services, Size.Large);
