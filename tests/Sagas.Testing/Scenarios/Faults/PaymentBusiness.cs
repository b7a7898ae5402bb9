using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Npgsql;
using RabbitMQ.Client.Exceptions;
using Sagas.Testing.Amqp;
using Sagas.Testing.Processes;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>The payment service with its simulated gateway: commands over HTTP and raw over the broker, of two tenants.</summary>
public sealed class PaymentBusiness : IBusiness
{
    private const string OtherTenant = "other";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(300);
    private readonly ServiceSetup _setup;
    private readonly NpgsqlDataSource _database;
    private readonly ConcurrentQueue<PlannedPayment> _planned = new();
    private readonly IReadOnlyList<FaultNode> _doors;
    private string _otherKey = "";

    private PaymentBusiness(ServiceSetup setup, OwnServers servers, IReadOnlyList<string> roles)
    {
        _setup = setup;
        _database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(setup.Postgres!.ConnectionString) { MaxPoolSize = 2 });
        Nodes = [.. roles.Select((role, number) => new FaultNode($"service-{number + 1}", servers, node => Start(node, role), line => line.Contains(" ready: ", StringComparison.Ordinal)))];
        Workers = [.. Nodes.Where((_, number) => roles[number].Contains("orchestrator", StringComparison.Ordinal))];
        _doors = [.. Nodes.Where((_, number) => roles[number].Contains("api", StringComparison.Ordinal))];
    }

    /// <inheritdoc />
    public IReadOnlyList<FaultNode> Nodes { get; }

    /// <summary>The nodes that run sagas.</summary>
    public IReadOnlyList<FaultNode> Workers { get; }

    /// <summary>Makes what it needs on the servers; nothing starts yet.</summary>
    /// <param name="servers">Its servers.</param>
    /// <param name="roles">The roles of each node.</param>
    public static async Task<PaymentBusiness> CreateAsync(OwnServers servers, IReadOnlyList<string> roles)
    {
        // Unanswered calls are over soon, so that most of the time goes into what is tested.
        var settings = new Dictionary<string, string> { ["Gateway:TimeoutMs"] = "1000" };
        return new PaymentBusiness(await ServiceSetup.CreateAsync(Size.Large, settings, servers: servers.Addresses), servers, roles);
    }

    /// <summary>Makes the other tenant's key, once the nodes have made the tables.</summary>
    public async Task InviteAsync()
    {
        var made = await _setup.CommandAsync("keys", "create", "--name", "upstream", "--roles", "publisher", "--tenant", OtherTenant, "--json");
        _otherKey = made.Json.GetProperty("key").GetString()!;
    }

    /// <inheritdoc />
    public async Task PlaceAsync(Random chance, bool often)
    {
        var payment = PlannedPayment.Draw(chance);
        var twin = payment with { Tenant = OtherTenant, Minor = payment.Minor + 1 };
        var first = chance.Next(_doors.Count);
        await (chance.Next(8) switch
        {
            0 => Task.WhenAll(PayAsync(payment, first, often), PayAsync(twin, first + 1, often)),
            1 => PublishAsync(payment, often),
            _ => PayAsync(payment, first, often),
        });
    }

    /// <summary>Asks for a payment over HTTP until it is accepted.</summary>
    /// <param name="payment">Which.</param>
    /// <param name="first">The door it asks at first.</param>
    /// <param name="often">Asks several times, at all doors at once.</param>
    public Task PayAsync(PlannedPayment payment, int first, bool often = false)
    {
        _planned.Enqueue(payment);
        return Task.WhenAll(Enumerable.Range(0, often ? 4 : 1).Select(time => Customer.AskAsync($"{payment}", _doors, first + time, node =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node.Url, "v1/payments")) { Content = new StringContent(payment.Body().ToJsonString(), Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", payment.Key);
            if (payment.Tenant == OtherTenant)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _otherKey);
            return request;
        })));
    }

    /// <inheritdoc />
    public Task<bool> HasEndedAsync(int dead = 0) => Audit().HasEndedAsync(Nodes.Count - dead);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<DateTimeOffset>>> MovesAsync() => SagaHistory.MovesAsync(RowsAsync);

    /// <inheritdoc />
    public Task<IReadOnlyList<Breach>> JudgeNowAsync() => Audit().TrialBalanceAsync();

    /// <inheritdoc />
    public async Task<Verdict> JudgeAsync()
    {
        var verdict = await Audit().JudgeAsync();
        await using var amqp = await PlainAmqp.ConnectAsync(_setup.RabbitMq!.Address);
        var breaches = verdict.Breaches.ToList();
        foreach (var queue in (await _setup.RabbitMq.QueuesAsync()).Where(name => name.EndsWith("_error", StringComparison.Ordinal)))
        {
            if (await amqp.CountAsync(queue) is var count and > 0)
                breaches.Add(new Breach(Invariant.NoLostCommand, $"{count} messages are in {queue}."));
        }

        return verdict with { Breaches = breaches };
    }

    /// <inheritdoc />
    public Task KeepAsync(string folder) => JournalDump.WriteAsync(RowsAsync, folder, "service");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            await node.DisposeAsync();
        await _database.DisposeAsync();
        await _setup.DisposeAsync();
    }

    private PaymentAudit Audit() => new(RowsAsync, _setup.Folder.File("data/simulator.db"), [.. _planned]);

    private Task<IReadOnlyList<string[]>> RowsAsync(string sql) => TextRows.ReadAsync(_database, sql);

    private RunningProcess Start(FaultNode node, string roles) => _setup.Start(
        _setup.Folder.File($"{node.Name}.log"),
        $"--Urls={node.Url.GetLeftPart(UriPartial.Authority)}",
        $"--Roles={roles}",
        $"--ConnectionStrings:Sagas={_setup.Postgres!.Through(node.Line(ServerKind.Postgres).Port)}",
        $"--ConnectionStrings:RabbitMq={_setup.RabbitMq!.Through(node.Line(ServerKind.RabbitMq).Port)}");

    /// <summary>An upstream publishes the command until the broker has confirmed it, always under one message id.</summary>
    private async Task PublishAsync(PlannedPayment payment, bool often)
    {
        _planned.Enqueue(payment);
        var message = RawMessage.SubmitPayment(payment.Body(), payment.Key);
        var times = often ? 3 : 1;
        await Eventually.TrueAsync($"the confirmation of {payment}", Patience, async () =>
        {
            try
            {
                await using var amqp = await PlainAmqp.ConnectAsync(_setup.RabbitMq!.Address);
                for (; times > 0; times--)
                    await amqp.SubmitPaymentAsync(message).WaitAsync(TimeSpan.FromSeconds(5));
                return true;
            }
            catch (Exception exception) when (exception is BrokerUnreachableException or OperationInterruptedException or AlreadyClosedException or TimeoutException or PublishException)
            {
                return false;
            }
        });
    }
}
