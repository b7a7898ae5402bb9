using Microsoft.EntityFrameworkCore;
using Sagas.Contracts.Payments;
using Sagas.Operations;
using Sagas.Operations.Receipts;
using Sagas.Service.Persistence;

namespace Sagas.Service.Demo;

/// <summary>Plays <see cref="DemoPayments"/> through the public door, as HTTP would, into an empty database; one that is not empty is left alone.</summary>
internal sealed partial class DemoTraffic(IServiceScopeFactory scopes, TimeProvider time, ILogger<DemoTraffic> log)
{
    /// <summary>Between two payments, so that a page that is open shows them arrive.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Answers when the last one has been accepted.</summary>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        if (await HasCommandsAsync(cancellationToken))
        {
            LogNotEmpty(log);
            return;
        }

        var count = 0;
        foreach (var payment in DemoPayments.All(() => Guid.CreateVersion7(time.GetUtcNow())))
        {
            await using var scope = scopes.CreateAsyncScope();
            var door = scope.ServiceProvider.GetRequiredService<ICommandDoor>();
            await door.SettleAsync(
                new Submission<SubmitPayment>(Tenants.Default, $"demo-{payment.Reference}", payment.PaymentId, IdGiven: true, payment, "payment-saga"),
                cancellationToken);
            count++;
            await Task.Delay(Pause, time, cancellationToken);
        }

        LogPlayed(log, count);
    }

    private async Task<bool> HasCommandsAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SagasDbContext>().Set<Receipt>().AnyAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "--demo: the database is not empty, so no sample payments are played.")]
    private static partial void LogNotEmpty(ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "--demo: {Count} sample payments are on their way.")]
    private static partial void LogPlayed(ILogger log, int count);
}
