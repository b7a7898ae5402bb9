using Sagas.Service.Settings;

namespace Sagas.Service.Tests.Settings;

public class ExposedNodeTests
{
    private static readonly (string, string) Outside = ("Urls", "http://0.0.0.0:5080");

    [Theory]
    [InlineData("http://127.0.0.1:5080", false)]
    [InlineData("http://127.8.9.10:5080", false)]
    [InlineData("http://[::1]:5080", false)]
    [InlineData("http://localhost:5080", false)]
    [InlineData("http://unix:/tmp/sagas.sock", false)]
    [InlineData("http://0.0.0.0:5080", true)]
    [InlineData("http://*:5080", true)]
    [InlineData("http://[::]:5080", true)]
    [InlineData("http://192.168.1.7:5080", true)]
    [InlineData("http://myhost:5080", true)]
    [InlineData("http://127.0.0.1:5080;http://0.0.0.0:5081", true)]
    public void A_node_is_exposed_by_a_listener_beyond_loopback(string urls, bool exposed) =>
        Read.From(("Urls", urls)).Listeners.IsExposed.ShouldBe(exposed);

    [Fact]
    public void A_node_is_exposed_by_its_management_listener() =>
        Read.From(("Management:Urls", "http://0.0.0.0:9090")).Listeners.IsExposed.ShouldBeTrue();

    [Fact]
    public void A_node_is_exposed_by_a_proxy_before_it() => Read.From(("Proxy:Trusted", "10.0.0.0/8, 127.0.0.1")).Listeners.IsExposed.ShouldBeTrue();

    [Fact]
    public void An_exposed_node_has_no_local_identity() => Read.From(Outside).HasLocalIdentity.ShouldBeFalse();

    [Fact]
    public void A_node_with_a_first_key_has_no_local_identity() => Read.From(("Auth:FirstKey", Node.TestNode.FirstKey)).HasLocalIdentity.ShouldBeFalse();

    [Fact]
    public void The_simulator_is_refused() => Refusal(Outside).ShouldNotBeNull().ShouldContain("AllowInsecure=simulator");

    [Fact]
    public void The_simulator_is_taken_when_it_is_allowed() => Refusal(Outside, ("AllowInsecure", "simulator")).ShouldBeNull();

    [Theory]
    [InlineData("amqp://guest:guest@localhost")]
    [InlineData("amqp://localhost")]
    [InlineData("amqps://guest:guest@broker.example.org")]
    public void Guest_is_refused(string broker) => Refusal([Outside, ("AllowInsecure", "simulator"), .. Broker(broker)]).ShouldNotBeNull().ShouldContain("AllowInsecure=guest");

    [Fact]
    public void Guest_is_taken_when_it_is_allowed() => Refusal([Outside, ("AllowInsecure", "simulator,guest"), .. Broker("amqp://localhost")]).ShouldBeNull();

    [Fact]
    public void A_plain_broker_beyond_loopback_is_refused() =>
        Refusal([Outside, ("AllowInsecure", "simulator"), .. Broker("amqp://user:pass@broker.example.org")]).ShouldNotBeNull().ShouldContain("AllowInsecure=plain");

    [Theory]
    [InlineData("amqps://user:pass@broker.example.org")]
    [InlineData("amqp://user:pass@127.0.0.1")]
    public void A_broker_with_TLS_or_on_loopback_is_taken(string broker) => Refusal([Outside, ("AllowInsecure", "simulator"), .. Broker(broker)]).ShouldBeNull();

    [Theory]
    [InlineData("Host=db.example.org")]
    [InlineData("Host=db.example.org;SSL Mode=Disable")]
    [InlineData("Host=db.example.org;SSL Mode=Prefer")]
    [InlineData("Host=localhost,db.example.org")]
    public void A_plain_database_beyond_loopback_is_refused(string database) =>
        Refusal([Outside, ("AllowInsecure", "simulator"), .. Database(database)]).ShouldNotBeNull().ShouldContain("AllowInsecure=plain");

    [Theory]
    [InlineData("Host=db.example.org;SSL Mode=VerifyFull")]
    [InlineData("Host=127.0.0.1")]
    [InlineData("Host=/var/run/postgresql")]
    public void A_database_with_TLS_or_on_this_machine_is_taken(string database) =>
        Refusal([Outside, ("AllowInsecure", "simulator"), .. Database(database)]).ShouldBeNull();

    [Fact]
    public void A_node_that_is_not_exposed_may_have_all_of_it() =>
        Refusal([.. Broker("amqp://guest:guest@broker.example.org"), .. Database("Host=db.example.org")]).ShouldBeNull();

    [Fact]
    public void The_environments_name_decides_nothing() => Refusal(Outside, ("environment", "Development")).ShouldNotBeNull().ShouldContain("AllowInsecure=simulator");

    private static (string, string)[] Broker(string address) => [("Transport:Provider", "RabbitMq"), ("ConnectionStrings:RabbitMq", address)];

    private static (string, string)[] Database(string connection) => [("Storage:Provider", "Postgres"), ("ConnectionStrings:Sagas", connection)];

    private static string? Refusal(params (string, string)[] settings)
    {
        try
        {
            ExposedNode.RefuseInsecure(Read.From(settings));
            return null;
        }
        catch (WrongSettingException refused)
        {
            return refused.Message;
        }
    }
}
