namespace Sagas.BlackBox.Tests.Amqp;

/// <summary>Base of the tests that speak to the large size's shared service as a plain AMQP client.</summary>
public abstract class BusTest(Services services) : SharedService(services, Size.Large)
{
    /// <summary>How long anything over the bus may take.</summary>
    protected static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    /// <summary>The public door.</summary>
    protected const string Door = "payment";

    /// <summary>Where the door sets aside what it cannot or may not take.</summary>
    protected const string SetAside = "payment_error";

    /// <summary>The upstream system's connection.</summary>
    protected PlainAmqp Amqp { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Amqp = await PlainAmqp.ConnectAsync(Service.Setup.RabbitMq!.Address);
    }

    public override async ValueTask DisposeAsync()
    {
        await Amqp.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The payment over HTTP, once it has ended.</summary>
    protected async Task<string?> EndOfAsync(Guid id) => (await Api.EndedAsync(id.ToString(), Within)).GetProperty("state").GetString();

    /// <summary>A payment that the door takes after what came before it: the queue still flows, and all before it has been handled.</summary>
    protected async Task TheNextOneGoesThroughAsync()
    {
        var id = Guid.NewGuid();
        await Amqp.SendAsync(Door, RawMessage.SubmitPayment(PaymentBody.With(id: id), Unique("next")));
        (await EndOfAsync(id)).ShouldBe("Completed");
    }
}
