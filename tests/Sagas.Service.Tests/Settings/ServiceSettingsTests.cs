using Sagas.Service.Settings;

namespace Sagas.Service.Tests.Settings;

public class ServiceSettingsTests
{
    private const string Canary = "canary-Zq7Lw0ZrT5yB1nGkU7cHsD2fPaE9oI4tVbN6";

    [Fact]
    public void Without_settings_the_defaults_hold()
    {
        var settings = Read.From();

        settings.Storage.Provider.ShouldBe(StorageProvider.Sqlite);
        settings.Storage.Migrate.ShouldBeTrue();
        settings.Storage.Place.ShouldBe(Path.GetFullPath("data/sagas.db"));
        settings.Transport.Provider.ShouldBe(TransportProvider.InMemory);
        settings.Gateway.Timeout.ShouldBe(TimeSpan.FromSeconds(3));
        settings.Gateway.SimulatorBook.ShouldBe(Path.GetFullPath("data/simulator.db"));
        settings.Listeners.Urls.ShouldBe(["http://127.0.0.1:5080"]);
        settings.Listeners.IsExposed.ShouldBeFalse();
        settings.Retention.ShouldBe(new RetentionSettings(30, 400));
        settings.HasLocalIdentity.ShouldBeTrue();
    }

    // key, value, what the sentence says beside the key
    [Theory]
    [InlineData("Storage:Provider", "Oracle", "is 'Oracle'. Allowed: Sqlite, Postgres.")]
    [InlineData("Storage:Migrate", "maybe", "is 'maybe'. Allowed: true, false.")]
    [InlineData("Storage:Provider", "Postgres", "ConnectionStrings:Sagas is missing.")]
    [InlineData("ConnectionStrings:Sagas", "Data Source=:memory:", "names no file.")]
    [InlineData("ConnectionStrings:Sagas", "Server=x;Password=hidden", "is not readable (its value is not shown).")]
    [InlineData("Transport:Provider", "Rabbit", "is 'Rabbit'. Allowed: InMemory, RabbitMq.")]
    [InlineData("Transport:Provider", "RabbitMq", "ConnectionStrings:RabbitMq is missing.")]
    [InlineData("Roles", "api,king", "is 'api,king'. Allowed: a comma list of api, orchestrator, scheduler, dashboard.")]
    [InlineData("Roles", "api", "is 'api'. Allowed: api,orchestrator,scheduler,dashboard; with Storage:Provider 'Sqlite'")]
    [InlineData("Gateway:Provider", "PayPal", "is 'PayPal'. Allowed: Simulator.")]
    [InlineData("Gateway:Provider", "Stripe", "which this build does not have yet. Allowed: Simulator.")]
    [InlineData("Gateway:TimeoutMs", "soon", "is 'soon'. Allowed: whole numbers from 1 to 60000.")]
    [InlineData("Gateway:TimeoutMs", "0", "is '0'.")]
    [InlineData("Urls", "nonsense", "is 'nonsense'. Allowed: 'http://HOST:PORT'")]
    [InlineData("Urls", "ftp://127.0.0.1:21", "is 'ftp://127.0.0.1:21'.")]
    [InlineData("Management:Urls", "9090", "is '9090'.")]
    [InlineData("Management:Urls", "http://127.0.0.1:5080", "a port that Urls has too.")]
    [InlineData("PublicUrl", "payments.example.org", "is 'payments.example.org'. Allowed: an address")]
    [InlineData("Proxy:Trusted", "10.0.0.0/33", "is '10.0.0.0/33'. Allowed: a comma list of addresses or networks")]
    [InlineData("Auth:FirstKey", "short", "has 5 characters (its value is not shown). Allowed: 43 or more.")]
    [InlineData("Auth:FirstKey", "changeme-changeme-changeme-changeme-changeme-0123", "is a placeholder (its value is not shown).")]
    [InlineData("Auth:FirstKey", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "is a placeholder (its value is not shown).")]
    [InlineData("AllowInsecure", "everything", "is 'everything'. Allowed: a comma list of simulator, guest, plain.")]
    [InlineData("Retention:Dedupe", "0", "is '0'. Allowed: whole numbers from 1 to 365.")]
    [InlineData("Retention:Timeline", "-1", "is '-1'.")]
    [InlineData("Logging:Format", "xml", "is 'xml'. Allowed: text, json.")]
    public void A_wrong_setting_is_one_sentence_with_key_and_what_is_allowed(string key, string value, string sentence)
    {
        var message = Should.Throw<WrongSettingException>(() => Read.From((key, value))).Message;

        message.ShouldContain(sentence, Case.Sensitive);
        message.ShouldNotContain("hidden");
        message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("Storage:Providr")]
    [InlineData("Transport:Host")]
    [InlineData("Auth:Oidc:Authority")]
    [InlineData("Gateway:Stripe:ApiKey")]
    [InlineData("Retention:Errors")]
    public void A_setting_that_this_build_does_not_have_is_refused_without_its_value(string key)
    {
        var message = Should.Throw<WrongSettingException>(() => Read.From((key, Canary))).Message;

        message.ShouldStartWith($"{key} is no setting of this build. Allowed: ");
        message.ShouldNotContain(Canary);
    }

    [Fact]
    public void On_servers_a_node_has_the_roles_that_are_named() => Read.From(
        ("Roles", "dashboard, api"),
        ("Storage:Provider", "Postgres"),
        ("ConnectionStrings:Sagas", "Host=localhost;Database=sagas"),
        ("Transport:Provider", "RabbitMq"),
        ("ConnectionStrings:RabbitMq", "amqp://localhost")).Roles.ShouldBe([NodeRole.Api, NodeRole.Dashboard], ignoreOrder: true);

    [Fact]
    public void A_node_has_every_role_when_none_is_named() => Read.From().Roles.Count.ShouldBe(4);

    [Theory]
    [InlineData("api,orchestrator,scheduler,dashboard")]
    [InlineData("Dashboard, api, Scheduler, orchestrator")]
    public void All_roles_are_taken_in_any_order(string roles) => Should.NotThrow(() => Read.From(("Roles", roles)));

    [Theory]
    [InlineData("Sqlite", "Data Source=x.db", "InMemory")]
    [InlineData("Sqlite", "Data Source=x.db", "RabbitMq")]
    [InlineData("Postgres", "Host=localhost", "InMemory")]
    [InlineData("Postgres", "Host=localhost", "RabbitMq")]
    public void Either_database_goes_with_either_transport(string storage, string connection, string transport) => Should.NotThrow(() => Read.From(
        ("Storage:Provider", storage), ("ConnectionStrings:Sagas", connection), ("Transport:Provider", transport), ("ConnectionStrings:RabbitMq", "amqp://localhost")));

    [Fact]
    public void A_Postgres_connection_notices_a_server_that_stopped_answering()
    {
        var settings = Read.From(("Storage:Provider", "Postgres"), ("ConnectionStrings:Sagas", "Host=localhost;Timeout=9"));

        var connection = new Npgsql.NpgsqlConnectionStringBuilder(settings.Storage.ConnectionString.Reveal());
        connection.Timeout.ShouldBe(9);
        connection.KeepAlive.ShouldBe(5);
        connection.CommandTimeout.ShouldBe(10);
    }

    [Fact]
    public void Tenants_of_a_brokers_user_are_a_list()
    {
        var settings = Read.From(("Auth:Publishers:shop", "acme, other"), ("Auth:Publishers:all", "*"));

        settings.Auth.Publishers["shop"].ShouldBe(["acme", "other"], ignoreOrder: true);
        settings.Auth.Publishers["all"].ShouldBe(["*"]);
    }

    [Fact]
    public void Settings_print_no_secret()
    {
        var settings = Read.From(
            ("Auth:FirstKey", Canary),
            ("Storage:Provider", "Postgres"),
            ("ConnectionStrings:Sagas", $"Host=localhost;Password={Canary}"),
            ("ConnectionStrings:SagasReadOnly", $"Host=replica;Password={Canary}"),
            ("Transport:Provider", "RabbitMq"),
            ("ConnectionStrings:RabbitMq", $"amqp://user:{Canary}@localhost/vhost"));

        settings.ToString().ShouldNotContain(Canary);
    }

    [Fact]
    public void The_mask_cuts_every_secret_out_of_a_text()
    {
        var mask = SecretMask.For(Read.From(
            ("Auth:FirstKey", Canary),
            ("Storage:Provider", "Postgres"),
            ("ConnectionStrings:Sagas", "Host=localhost;Password=database-canary"),
            ("Transport:Provider", "RabbitMq"),
            ("ConnectionStrings:RabbitMq", "amqp://user:broker%2Dcanary@localhost/vhost")));

        mask.Apply($"{Canary} database-canary broker-canary broker%2Dcanary").ShouldBe("*** *** *** ***");
    }
}
