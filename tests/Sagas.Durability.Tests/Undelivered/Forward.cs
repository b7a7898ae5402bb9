using MassTransit;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Undelivered;

/// <summary>Asks for a note to be sent to other addresses, known or not.</summary>
public sealed record Forward(Guid OrderId, string[] To, int Length = 0);

/// <summary>What is sent on.</summary>
public sealed record ForwardedNote(Guid OrderId, string Text);

public sealed class ForwardConsumer : IConsumer<Forward>
{
    public async Task Consume(ConsumeContext<Forward> context)
    {
        foreach (var address in context.Message.To)
            await context.Send(new Uri(address), new ForwardedNote(context.Message.OrderId, new string('x', context.Message.Length)));
    }
}

public sealed class ForwardedNoteConsumer(Desk desk) : IConsumer<ForwardedNote>
{
    public Task Consume(ConsumeContext<ForwardedNote> context)
    {
        desk.Took(context.Message.OrderId, context.MessageId!.Value);
        return Task.CompletedTask;
    }
}
