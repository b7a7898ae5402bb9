using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Sagas.Durability.Timeline;

namespace Sagas.Dashboard.SagaView;

/// <summary>One event of a saga, as API and page show it.</summary>
public sealed record TimelineItem
{
    /// <summary>The saga's version after it: 1, 2, 3 …</summary>
    public required int Seq { get; init; }

    /// <summary>When it was taken, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The message's type, such as <c>FundsReserved</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The state before; null at first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? From { get; init; }

    /// <summary>The state after.</summary>
    public required string To { get; init; }

    /// <summary>The workflow's step, if it named one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Step { get; init; }

    /// <summary>The attempt at the step, from 1, if it counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Attempt { get; init; }

    /// <summary>Who did it: a person's or key's name, or <c>system</c>.</summary>
    public required string By { get; init; }

    /// <summary>The reason that a person gave.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The message's id.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The id of the message whose handling sent it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? CauseId { get; init; }

    /// <summary>Whether it came after the end and changed nothing.</summary>
    public required bool Late { get; init; }

    /// <summary>How long the handler ran.</summary>
    public required int DurationMs { get; init; }

    /// <summary>What went out with it.</summary>
    public required IReadOnlyList<SentMessage> Sent { get; init; }

    /// <summary>The message's body, personal data masked for those who do not see it; absent for timers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonNode? Data { get; init; }

    /// <summary>The item of a history row.</summary>
    public static TimelineItem Of(HistoryRow row, bool showPersonalData)
    {
        var body = row.Data is null ? null : JsonNode.Parse(row.Data);
        return new TimelineItem
        {
            Seq = row.Version,
            At = row.At,
            Event = row.Event,
            From = row.FromState,
            To = row.ToState,
            Step = row.Step,
            Attempt = row.Attempt,
            By = row.Actor ?? "system",
            Reason = row.Reason,
            MessageId = row.MessageId,
            CauseId = row.CauseId,
            Late = row.Late,
            DurationMs = row.DurationMs,
            Sent = JsonSerializer.Deserialize<List<SentMessage>>(row.Sent, JsonSerializerOptions.Web) ?? [],
            Data = showPersonalData ? body : PersonalData.Hide(body),
        };
    }
}
