using System.Collections.Concurrent;
using System.Text;
using BenchmarkDotNet.Attributes;
using Sagas.Benchmarks.JournalLines;
using Sagas.Durability.Delivery;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Benchmarks.Allocations;

/// <summary>What each message allocates on its way: a whole saga of the payment shape at the embedded size, and the formats that every message passes.</summary>
[MemoryDiagnoser]
public class HotPath
{
    private static readonly OutgoingFormat Format = new("rabbitmq://localhost/");
    private static readonly DateTimeOffset Sent = DateTimeOffset.UnixEpoch;
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _underWay = new();
    private readonly OutgoingMessage[] _messages = [Message()];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sagas-allocations-");
    private byte[] _stored = [];
    private MassTransitLine _line = null!;

    /// <summary>Starts the embedded line in this process.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        _stored = Format.Write(_messages)!;
        _line = await MassTransitLine.StartAsync(new LineSetup(LineName.Embedded, "", "", _folder.FullName), Ended);
    }

    /// <summary>Stops it.</summary>
    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _line.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Nine messages, nine commits and the timeline, MassTransit's own share included.</summary>
    [Benchmark]
    public async Task Saga()
    {
        var id = MessageIds.New(TimeProvider.System);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[id] = ended;
        await _line.BeginAsync(id);
        await ended.Task;
    }

    /// <summary>A message into its journal row.</summary>
    [Benchmark]
    public byte[]? IntoTheJournal() => Format.Write(_messages);

    /// <summary>A row read again by a relay.</summary>
    [Benchmark]
    public int OutOfTheJournal() => Format.Read(_stored).Count;

    /// <summary>A message onto the wire.</summary>
    [Benchmark]
    public byte[] OntoTheWire() => Envelope.Write(_messages[0], Sent);

    private void Ended(Guid id)
    {
        if (_underWay.TryRemove(id, out var ended))
            ended.SetResult();
    }

    private static OutgoingMessage Message() => new()
    {
        Kind = OutgoingKind.Command,
        MessageId = MessageIds.New(TimeProvider.System),
        Destination = new Uri("rabbitmq://localhost/screen-payment"),
        Exchange = "screen-payment",
        Source = new Uri("rabbitmq://localhost/payment"),
        ConversationId = MessageIds.New(TimeProvider.System),
        InitiatorId = MessageIds.New(TimeProvider.System),
        Types = ["urn:message:Sagas.Benchmarks.PaymentShape:ScreenPayment"],
        Headers = new Dictionary<string, string> { ["cause"] = MessageIds.New(TimeProvider.System).ToString() },
        Body = Encoding.UTF8.GetBytes("""{"paymentId":"01a20f43-1641-70b4-930d-41b91c1c7e50","terms":{"amountMinor":125000,"currency":"EUR","merchant":"merchant-000417"}}"""),
    };
}
