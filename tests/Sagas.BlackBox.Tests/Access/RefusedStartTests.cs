namespace Sagas.BlackBox.Tests.Access;

/// <summary>Starts that are refused, each with one sentence that names the setting and says what to do; exit code 2.</summary>
public sealed class RefusedStartTests
{
    public static TheoryData<string[], string[]> WrongSettings => new()
    {
        // arguments, what the sentence names
        { ["--Transport:Provider=Rabbit"], ["Transport:Provider is 'Rabbit'", "InMemory, RabbitMq"] },
        { ["--Storage:Provider=Oracle"], ["Storage:Provider is 'Oracle'", "Sqlite, Postgres"] },
        { ["--Gateway:Provider=PayPal"], ["Gateway:Provider is 'PayPal'", "Simulator"] },
        { ["--Roles=api,king"], ["Roles", "king", "api", "orchestrator", "scheduler", "dashboard"] },
        { ["--Roles=api"], ["Roles"] },
        { ["--Gateway:TimeoutMs=soon"], ["Gateway:TimeoutMs", "soon"] },
        { ["--Payments:Calendar=FR"], ["Payments:Calendar is 'FR'", "DE, EU, NZ, US"] },
        { ["--Payments:TimeZone=Europe/Atlantis"], ["Payments:TimeZone is 'Europe/Atlantis'", "IANA"] },
        { ["--Payments:RetryDays=0"], ["Payments:RetryDays is '0'", "1 to 60"] },
        { ["--Auth:FirstKey=short"], ["Auth:FirstKey", "43"] },
        { ["--Urls=nonsense"], ["Urls", "nonsense"] },
        { ["--Transport:Provider=RabbitMq", "--ConnectionStrings:RabbitMq=http://127.0.0.1"], ["ConnectionStrings:RabbitMq"] },
        { ["--Logging:Format=xml"], ["Logging:Format is 'xml'", "text, json"] },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public async Task A_wrong_setting_is_named_with_its_value_and_what_is_allowed(string[] arguments, string[] words)
    {
        var refused = await StartAsync(arguments);

        refused.ShouldName(words);
    }

    [Theory]
    [InlineData("--Urls=http://0.0.0.0:{port}")]
    [InlineData("--Urls=http://*:{port}")]
    [InlineData("--Urls=http://[::]:{port}")]
    [InlineData("--Urls=http://127.0.0.1:{port};http://0.0.0.0:{port}")]
    [InlineData("--Proxy:Trusted=10.0.0.0/8")]
    public async Task An_exposed_node_without_authentication_is_refused(string argument)
    {
        var refused = await StartAsync([argument, "--AllowInsecure=simulator"]);

        refused.ShouldName("Auth:FirstKey");
    }

    [Fact]
    public async Task The_environments_name_opens_nothing()
    {
        var development = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["DOTNET_ENVIRONMENT"] = "Development" };

        var refused = await StartAsync(["--Urls=http://0.0.0.0:{port}", "--AllowInsecure=simulator"], development);

        refused.ShouldName("Auth:FirstKey");
    }

    [Fact]
    public async Task An_exposed_node_with_the_simulator_is_refused()
    {
        var refused = await StartAsync(["--Urls=http://0.0.0.0:{port}", $"--Auth:FirstKey={FirstKey.Make()}"]);

        refused.ShouldName("simulator", "AllowInsecure");
    }

    [Fact]
    public async Task An_exposed_node_with_guest_is_refused()
    {
        var refused = await StartAsync(
            ["--Urls=http://0.0.0.0:{port}", $"--Auth:FirstKey={FirstKey.Make()}", "--AllowInsecure=simulator", "--Storage:Provider=Postgres", "--Transport:Provider=RabbitMq",
             "--ConnectionStrings:Sagas=Host=127.0.0.1;Username=sagas;Password=x;Database=sagas", "--ConnectionStrings:RabbitMq=amqp://guest:guest@127.0.0.1/"]);

        refused.ShouldName("guest", "AllowInsecure");
    }

    [Fact]
    public async Task An_exposed_node_with_plain_connections_beyond_loopback_is_refused()
    {
        // 192.0.2.0/24 is documentation's own network (RFC 5737): nothing is sent there, the start is refused before.
        var refused = await StartAsync(
            ["--Urls=http://0.0.0.0:{port}", $"--Auth:FirstKey={FirstKey.Make()}", "--AllowInsecure=simulator", "--Storage:Provider=Postgres", "--Transport:Provider=RabbitMq",
             "--ConnectionStrings:Sagas=Host=192.0.2.1;Username=sagas;Password=x;Database=sagas;SSL Mode=Disable",
             "--ConnectionStrings:RabbitMq=amqp://sagas:secret@192.0.2.1/"]);

        refused.ShouldName("plain", "AllowInsecure");
        refused.All.ShouldNotContain("secret");
    }

    [Fact]
    public async Task An_exposed_node_with_a_key_starts_when_the_simulator_is_allowed()
    {
        var settings = new Dictionary<string, string> { ["Auth:FirstKey"] = FirstKey.Make(), ["AllowInsecure"] = "simulator" };
        await using var setup = await ServiceSetup.CreateAsync(Size.Embedded, settings);
        var port = FreePort.Take();
        await using var service = setup.Start(setup.Folder.File("service.log"), $"--Urls=http://0.0.0.0:{port}");
        await service.LineAsync(line => line.Contains(" ready: ", StringComparison.Ordinal), "The ready line", TimeSpan.FromSeconds(60));
        using var api = new Api(new Uri($"http://127.0.0.1:{port}"));

        (await api.GetAsync("/v1/sagas")).Code.ShouldBe(401);
    }

    [Fact]
    public async Task An_unknown_command_is_refused()
    {
        var refused = await StartAsync(["dance"]);

        refused.ExitCode.ShouldBe(2, refused.All);
    }

    private static async Task<CommandResult> StartAsync(string[] arguments, Dictionary<string, string>? settings = null)
    {
        await using var setup = await ServiceSetup.CreateAsync(Size.Embedded, settings);
        var port = FreePort.Take().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return await setup.CommandAsync([.. arguments.Select(argument => argument.Replace("{port}", port, StringComparison.Ordinal))]);
    }
}
