using System.Text.Json.Serialization;
using Sagas.Dashboard.Text;
using Sagas.Operations.Catalogue;
using Sagas.Operations.Workflows;

namespace Sagas.Dashboard.SagaView;

/// <summary>One saga with what lists leave out. Plan and commands are empty and the money zero where a workflow declares none.</summary>
/// <param name="saga">Its row.</param>
/// <param name="standing">Where it stands in its workflow, if that is known.</param>
/// <param name="timers">What is due for it.</param>
public sealed class SagaDetail(SagaSummary saga, SagaStanding? standing, IReadOnlyList<SagaTimer> timers) : SagaItem(saga, WhySentence.Of(saga, standing))
{
    /// <summary>The steps in order.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<PlanStep> Plan { get; } = standing is null ? [] : SagaPlan.Of(standing);

    /// <summary>What is due, and when.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyList<SagaTimer> Timers { get; } = timers;

    /// <summary>Where the money is, in minor units of the amount's currency.</summary>
    [JsonPropertyOrder(3)]
    public MoneyStanding Money { get; } = new(0, 0, 0, 0);

    /// <summary>What an operator may do.</summary>
    [JsonPropertyOrder(4)]
    public IReadOnlyList<CommandChoice> Commands { get; } =
        standing is null ? [] : [.. standing.Choices.Select(choice => new CommandChoice(OrderWords.Of(choice.Act), choice.Objection is null, choice.Objection))];
}
