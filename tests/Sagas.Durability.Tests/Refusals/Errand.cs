using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Sagas.Durability.Tests.Refusals;

public sealed record RunErrand(Guid OrderId);

/// <summary>What a handler does, by the test that runs it.</summary>
public sealed class Errand
{
    public Func<ConsumeContext<RunErrand>, IServiceProvider, Task> Run { get; set; } = (_, _) => Task.CompletedTask;
}

public sealed class ErrandConsumer(Errand errand, IServiceProvider services) : IConsumer<RunErrand>
{
    public Task Consume(ConsumeContext<RunErrand> context) => errand.Run(context, services);
}

/// <summary>Another context of the application's, which the journal knows nothing of.</summary>
public sealed class SideDbContext(DbContextOptions<SideDbContext> options) : DbContext(options);
