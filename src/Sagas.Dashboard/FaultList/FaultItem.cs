namespace Sagas.Dashboard.FaultList;

/// <summary>A fault in <c>GET /v1/faults</c>, a send in <c>GET /v1/undelivered</c>: what was set aside. The message itself is not in it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Endpoint">The endpoint that set the message aside; of a send, the queue or exchange that it was sent to.</param>
/// <param name="Type">The message's type without its namespace; empty when it could not be read.</param>
/// <param name="MessageId">The message's id in the journal.</param>
/// <param name="SagaId">The business id of the saga that the message is about, where it says so.</param>
/// <param name="Cause">What kind of failure: an exception's type name, a problem's type, or why the broker refused.</param>
/// <param name="Error">The failure in words.</param>
/// <param name="Attempts">How often the handler ran, the first time included; 0 when it never did. Of a send, how often it was refused.</param>
/// <param name="At">When the message was set aside; UTC.</param>
/// <param name="State">One of open, replayed (a send: sent), discarded.</param>
public sealed record FaultItem(
    Guid Id, string Endpoint, string Type, Guid MessageId, Guid? SagaId, string Cause, string Error, int Attempts, DateTime At, string State);
