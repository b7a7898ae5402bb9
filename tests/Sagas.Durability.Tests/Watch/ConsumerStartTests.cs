using System.Reflection;
using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.Time.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Sagas.Durability.MassTransit;

namespace Sagas.Durability.Tests.Watch;

/// <summary>What becomes of an endpoint whose channel closes in the moment in which its consumer starts, when RabbitMQ's client says nothing of either.</summary>
public sealed class ConsumerStartTests : IPipe<ChannelContext>
{
    private static readonly Uri Address = new("rabbitmq://broker/order");
    private readonly FakeTimeProvider _time = new();
    private readonly RestartableEndpoint _endpoint = new();
    private readonly TaskCompletionSource _run = new();
    private readonly Channel _channel;
    private readonly ChannelContext _context;

    public ConsumerStartTests()
    {
        var channel = DispatchProxy.Create<IChannel, Channel>();
        _channel = (Channel)(object)channel;
        _context = DispatchProxy.Create<ChannelContext, Context>();
        ((Context)(object)_context).Channel = channel;
    }

    [Fact]
    public async Task A_run_that_waits_for_ever_on_a_closed_channel_is_ended_as_a_lost_connection()
    {
        var sent = SendAsync();

        _channel.IsOpen = false;
        await PassAsync(sent);

        var lost = await Should.ThrowAsync<ConnectionException>(sent);
        lost.Message.ShouldContain("channel closed");
        lost.IsTransient.ShouldBeTrue(); // Else MassTransit gives the whole bus up where it is just starting.
    }

    [Fact]
    public async Task A_run_on_an_open_channel_may_take_its_time_to_start()
    {
        var sent = SendAsync();

        await PassAsync(sent);

        sent.IsCompleted.ShouldBeFalse();
        _run.SetResult();
        await sent;
    }

    [Fact]
    public async Task A_run_that_takes_messages_ends_by_itself_when_its_channel_closes_since_handlers_may_be_inside()
    {
        var sent = SendAsync();
        await _endpoint.Ready(new Started());

        _channel.IsOpen = false;
        await PassAsync(sent);

        sent.IsCompleted.ShouldBeFalse();
        _run.SetResult();
        await sent;
    }

    [Fact]
    public async Task What_ends_a_run_is_passed_on()
    {
        var sent = SendAsync();

        _run.SetException(new InvalidOperationException("as it was"));

        (await Should.ThrowAsync<InvalidOperationException>(sent)).Message.ShouldBe("as it was");
    }

    Task IPipe<ChannelContext>.Send(ChannelContext context) => _run.Task;

    void IProbeSite.Probe(ProbeContext context) => throw new NotSupportedException();

    private Task SendAsync() => new ConsumerStartFilter(_endpoint, _time).Send(_context, this);

    /// <summary>A minute passes, or less where that ends the run.</summary>
    private async Task PassAsync(Task sent)
    {
        for (var second = 0; second < 60 && !sent.IsCompleted; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5); // Who waited goes on, on a thread of its own.
        }
    }

    private sealed class Started : ReceiveEndpointReady
    {
        public Uri InputAddress => Address;

        public IReceiveEndpoint ReceiveEndpoint => null!;

        public bool IsStarted => true;
    }

    /// <summary>A channel that knows whether it is open, or why not, and nothing else.</summary>
    private class Channel : DispatchProxy
    {
        public bool IsOpen { get; set; } = true;

        protected override object? Invoke(MethodInfo? method, object?[]? arguments) =>
            method?.Name switch
            {
                "get_IsOpen" => IsOpen,
                "get_CloseReason" => IsOpen ? null : new ShutdownEventArgs(ShutdownInitiator.Peer, 320, "the broker stopped"),
                _ => throw new NotSupportedException(method?.Name),
            };
    }

    private class Context : DispatchProxy
    {
        public IChannel Channel { get; set; } = null!;

        protected override object? Invoke(MethodInfo? method, object?[]? arguments) =>
            method?.Name == "get_Channel" ? Channel : throw new NotSupportedException(method?.Name);
    }
}
