using MassTransit;
using Sagas.Contracts.Payments;
using Sagas.Operations.Receipts;

namespace Sagas.Payments.Tests.Support;

/// <summary>A door that settles as a test says, and remembers what it was given.</summary>
internal sealed class DoorDouble : ICommandDoor
{
    public List<Submission<SubmitPayment>> Submissions { get; } = [];

    public Func<Guid, Settlement> Settles { get; set; } = id => new Settlement.Accepted(id);

    public Task<Settlement> SettleAsync<T>(Submission<T> submission, CancellationToken cancellationToken)
        where T : class
    {
        Submissions.Add((Submission<SubmitPayment>)(object)submission);
        return Task.FromResult(Settles(submission.Id));
    }

    public Task<Settlement> SettleAsync<T>(Submission<T> submission, ConsumeContext context)
        where T : class => throw new NotSupportedException("HTTP does not settle in a consumer.");
}
