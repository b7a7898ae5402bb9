using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Contracts.Payments;
using Sagas.Durability.Identity;

namespace Sagas.Payments;

/// <summary>
/// All that is checked of a <see cref="SubmitPayment"/> before it is taken, over HTTP and bus alike: its own <c>Validate()</c>, and the age of its id.
/// </summary>
public sealed class SubmissionRules(TimeProvider time, IOptions<SubmissionOptions> options)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with the command; empty when it can be taken.</summary>
    public IReadOnlyList<Violation> Check(SubmitPayment command) => [.. command.Validate(), .. Age(command.PaymentId)];

    /// <summary>The time of a v7 id decides where its history is kept: outside the kept months there is no room for it. Other versions carry no time.</summary>
    private IEnumerable<Violation> Age(Guid id)
    {
        if (id.Version != 7)
            yield break;

        var made = MessageIds.TimeOf(id);
        var now = time.GetUtcNow();
        var days = options.Value.TimelineDays;
        if (made > now + Ahead)
            yield return new Violation("paymentId", ViolationCodes.IdInFuture, "A version 7 id must not be made more than 5 minutes from now. Check the clock that made it.");
        else if (made < now.AddDays(-days))
            yield return new Violation("paymentId", ViolationCodes.IdTooOld, $"A version 7 id must not be older than {days} days. Make a new one.");
    }
}
