namespace Sagas.BlackBox.Tests;

/// <summary>Base of the contracts that hold at both sizes: the shared service of one of them.</summary>
public abstract class SharedService(Services services, Size size) : IAsyncLifetime
{
    /// <summary>Which size.</summary>
    protected Size Size => size;

    /// <summary>The running service.</summary>
    protected ServiceProcess Service { get; private set; } = null!;

    /// <summary>Its API.</summary>
    protected Api Api => Service.Api;

    public virtual async ValueTask InitializeAsync() => Service = await services.OfAsync(size);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>A key or reference that no other test uses.</summary>
    protected static string Unique(string prefix) => $"{prefix}-{Guid.NewGuid():N}";

    /// <summary>A new payment, accepted; its id.</summary>
    protected async Task<string> AcceptedAsync(string source = "tok_ok", string? reference = null)
    {
        var answer = await Api.PayAsync(PaymentBody.With(source, reference: reference), Unique("key"));
        answer.Code.ShouldBe(202, answer.Text);
        return answer.Field("id").ShouldNotBeNull();
    }
}
