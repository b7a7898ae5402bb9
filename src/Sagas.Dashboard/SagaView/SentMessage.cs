namespace Sagas.Dashboard.SagaView;

/// <summary>A message that went out with an event's commit.</summary>
/// <param name="Type">Its type without namespace, such as <c>AuthorizeCharge</c>.</param>
/// <param name="MessageId">Its id.</param>
public sealed record SentMessage(string Type, Guid MessageId);
