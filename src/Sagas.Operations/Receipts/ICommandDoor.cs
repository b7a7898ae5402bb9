using MassTransit;

namespace Sagas.Operations.Receipts;

/// <summary>
/// The one public door, with a handle for HTTP and one for the bus. Settles a command's key and passes a new command on to the
/// orchestrator's own queue; both are in one commit of the scope's database.
/// </summary>
public interface ICommandDoor
{
    /// <summary>
    /// Settles over HTTP: commits by itself, through the scope's bus outbox. Two callers at the same instant get one <see cref="Settlement.Accepted"/>
    /// and one <see cref="Settlement.Replayed"/>.
    /// </summary>
    Task<Settlement> SettleAsync<T>(Submission<T> submission, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Settles in a consumer: what is written and sent joins the commit of the message being handled.</summary>
    Task<Settlement> SettleAsync<T>(Submission<T> submission, ConsumeContext context)
        where T : class;
}
