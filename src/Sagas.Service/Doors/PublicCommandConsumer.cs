using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Contracts;
using Sagas.Contracts.Operations;
using Sagas.Operations.Catalogue;
using Sagas.Operations.Http;
using Sagas.Operations.Receipts;

namespace Sagas.Service.Doors;

/// <summary>
/// The public door's handle for the bus: checks a command as HTTP does, settles its key, passes it on, and answers who asked. A command that is
/// read and refused is not tried again: it is set aside with the problem's type, and a refused receipt goes out.
/// </summary>
internal sealed class PublicCommandConsumer<T>(
    PublicCommand<T> command, ICommandDoor door, Publishers publishers, DbContext database, IEnumerable<ISagaTable> sagas) : IConsumer<T>
    where T : class
{
    private const int MaxKey = 255;
    private static readonly string Operation = typeof(T).Name;

    public async Task Consume(ConsumeContext<T> context)
    {
        var sender = publishers.SenderOf(context);
        var id = command.Id(context.Message);
        var key = sender.Key ?? $"{Operation}:{id}";

        if (publishers.Refuse(sender) is { } forbidden)
            await RefuseAsync(context, sender, key, id, forbidden.Code, forbidden.Reason);
        else if (Violations(context.Message, key) is { Count: > 0 } violations)
            await RefuseAsync(context, sender, key, id, "validation_failed", string.Join(' ', violations.Select(v => $"{v.Field}: {v.Code}: {v.Detail}")));
        else
            await SettleAsync(context, sender, key, id);
    }

    private List<Violation> Violations(T message, string key)
    {
        List<Violation> violations = [.. command.Validate(message)];
        if (key.Length > MaxKey)
            violations.Add(new Violation("message-id", ViolationCodes.TooLong, $"A key takes at most {MaxKey} characters."));
        if (key.Any(char.IsControl))
            violations.Add(new Violation("message-id", ViolationCodes.ControlCharacter, "A key holds no control characters."));
        return violations;
    }

    private async Task SettleAsync(ConsumeContext<T> context, Sender sender, string key, Guid id)
    {
        var submission = new Submission<T>(sender.Tenant, sender.Key, id, IdGiven: true, context.Message, command.Queue);
        switch (await door.SettleAsync(submission, context))
        {
            case Settlement.Accepted accepted:
                await AnswerAsync(context, sender, Receipt(key, accepted.Id, "accepted", state: "Submitted"));
                break;
            case Settlement.Replayed replayed:
                await AnswerAsync(context, sender, Receipt(key, replayed.Id, "replayed", state: await StateAsync(sender.Tenant, replayed.Id)));
                break;
            case Settlement.Mismatch mismatch:
                var reason = $"The key or id is known with other values in {string.Join(", ", mismatch.Fields)}. Use a new key for a new command.";
                await RefuseAsync(context, sender, key, mismatch.Id, "payload_mismatch", reason);
                break;
        }
    }

    private static Task RefuseAsync(ConsumeContext<T> context, Sender sender, string key, Guid id, string code, string reason)
    {
        var problem = Problem.Type(code);
        context.Refuse(problem, reason, new Dictionary<string, string> { ["sagas-problem"] = problem });
        return AnswerAsync(context, sender, Receipt(key, id, "refused", problem: problem));
    }

    private static async Task AnswerAsync(ConsumeContext<T> context, Sender sender, ReceiptIssued receipt)
    {
        if (sender.ReplyTo is { } queue)
            context.SendRaw(queue, receipt, sender.MessageId);
        if (context.ResponseAddress is not null)
            await context.RespondAsync(receipt);
    }

    private static ReceiptIssued Receipt(string key, Guid id, string outcome, string? problem = null, string? state = null) =>
        new() { Key = key, Operation = Operation, Id = id, Outcome = outcome, Problem = problem, State = state };

    /// <summary>The saga's present state; <c>Submitted</c> until its first commit.</summary>
    private async Task<string> StateAsync(string tenant, Guid id)
    {
        var sagaId = SagaId.For(tenant, id);
        foreach (var table in sagas)
        {
            var state = await table.Query(database).Where(saga => saga.CorrelationId == sagaId).Select(saga => saga.State).FirstOrDefaultAsync();
            if (state is not null)
                return state;
        }

        return "Submitted";
    }
}
