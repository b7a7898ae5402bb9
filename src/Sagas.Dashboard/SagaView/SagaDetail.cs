using System.Text.Json.Serialization;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.SagaView;

/// <summary>One saga with what lists leave out. Plan and commands are empty and the money zero where a workflow declares none.</summary>
public sealed class SagaDetail(SagaSummary saga, IReadOnlyList<SagaTimer> timers) : SagaItem(saga)
{
    /// <summary>The steps in order.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<PlanStep> Plan { get; } = [];

    /// <summary>What is due, and when.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyList<SagaTimer> Timers { get; } = timers;

    /// <summary>Where the money is, in minor units of the amount's currency.</summary>
    [JsonPropertyOrder(3)]
    public MoneyStanding Money { get; } = new(0, 0, 0, 0);

    /// <summary>What an operator may do.</summary>
    [JsonPropertyOrder(4)]
    public IReadOnlyList<CommandChoice> Commands { get; } = [];
}
