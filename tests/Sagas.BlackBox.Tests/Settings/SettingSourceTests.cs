using System.Text.Json;
using Sagas.BlackBox.Tests.Access;

namespace Sagas.BlackBox.Tests.Settings;

/// <summary>Where settings come from, and what some of them do.</summary>
public sealed class SettingSourceTests : IAsyncLifetime
{
    private ServiceSetup _setup = null!;

    public async ValueTask InitializeAsync() => _setup = await ServiceSetup.CreateAsync(Size.Embedded);

    public ValueTask DisposeAsync() => _setup.DisposeAsync();

    [Fact]
    public async Task A_secret_may_be_a_file_named_like_its_setting()
    {
        var key = FirstKey.Make();
        Directory.CreateDirectory(_setup.Folder.File("secrets"));
        await File.WriteAllTextAsync(_setup.Folder.File("secrets/Auth__FirstKey"), key + "\n");

        await using var service = Start("--Secrets:Directory=secrets", out var url);
        await ReadyAsync(service);
        using var anonymous = new Api(url);
        using var admin = anonymous.With(key);

        (await anonymous.GetAsync("/v1/sagas")).Code.ShouldBe(401);
        (await admin.GetAsync("/v1/sagas")).Code.ShouldBe(200);
    }

    [Fact]
    public async Task Relative_paths_start_at_the_working_directory()
    {
        await using var service = Start("--ConnectionStrings:Sagas=Data Source=here/mine.db", out var url);
        await ReadyAsync(service);
        using var api = new Api(url);
        await api.EndedAsync((await api.PayAsync(PaymentBody.With(), "one")).Field("id")!);

        File.Exists(_setup.Folder.File("here/mine.db")).ShouldBeTrue();
        File.Exists(_setup.Folder.File("data/simulator.db")).ShouldBeTrue();
        File.Exists(_setup.Folder.File("data/sagas.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_management_listener_answers_health_and_metrics_and_nothing_else()
    {
        var port = FreePort.Take();
        await using var service = Start($"--Management:Urls=http://127.0.0.1:{port}", out _);
        await ReadyAsync(service);
        using var management = new Api(new Uri($"http://127.0.0.1:{port}"));

        (await management.GetAsync("/health/ready")).Code.ShouldBe(200);
        var metrics = await management.GetAsync("/metrics");
        (metrics.Code, metrics.Text.Contains("sagas_cursor_lag_seconds", StringComparison.Ordinal)).ShouldBe((200, true));
        (await management.GetAsync("/v1/sagas")).Code.ShouldBe(404);
        (await management.GetAsync("/")).Code.ShouldBe(404);
    }

    [Fact]
    public async Task A_log_in_JSON_names_the_saga_and_the_message()
    {
        await using var service = Start("--Logging:Format=json", out var url);
        await ReadyAsync(service);
        using var api = new Api(url);
        var id = (await api.PayAsync(PaymentBody.With("tok_timeout_lost"), "one")).Field("id")!;
        await api.EndedAsync(id);

        var line = await service.LineAsync(line => line.Contains($"\"saga\":\"{id}\"", StringComparison.Ordinal), $"A line about saga {id}", TimeSpan.FromSeconds(10));

        var fields = JsonDocument.Parse(line).RootElement;
        fields.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
        fields.GetProperty("tenant").GetString().ShouldBe("default");
    }

    [Fact]
    public async Task A_log_holds_no_personal_data_and_no_source()
    {
        await using var service = Start("--Logging:Format=json", out var url);
        await ReadyAsync(service);
        using var api = new Api(url);
        var body = PaymentBody.With("tok_capture_fails", reference: "canary-reference");
        body["payer"] = "canary-payer";
        await api.EndedAsync((await api.PayAsync(body, "one")).Field("id")!);

        (service.Output + service.Errors).ShouldNotContain("canary");
    }

    [Fact]
    public async Task A_second_process_on_the_same_data_says_so_and_waits_for_the_end_of_the_first()
    {
        await using var first = Start("--Logging:Format=text", out _);
        await ReadyAsync(first);

        await using var second = Start("--Logging:Format=text", out var url);
        using var api = new Api(url);
        await second.LineAsync(line => line.Contains("Another process holds this database", StringComparison.Ordinal), "The reason", TimeSpan.FromSeconds(30));
        var whileFirstLives = await api.GetAsync("/health/ready");
        await first.Kill9Async();
        await ReadyAsync(second);

        whileFirstLives.Code.ShouldBe(503, whileFirstLives.Text);
        (await api.GetAsync("/health/ready")).Code.ShouldBe(200);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_a_sentence()
    {
        await using var first = Start("--Logging:Format=text", out var url);
        await ReadyAsync(first);
        await using var setup = await ServiceSetup.CreateAsync(Size.Embedded);

        await using var second = setup.Start(setup.Folder.File("service.log"), $"--Urls={url.GetLeftPart(UriPartial.Authority)}");

        (await second.ExitAsync(TimeSpan.FromSeconds(30))).ShouldNotBe(0);
        (second.Output + second.Errors).ShouldContain("Urls");
        (second.Output + second.Errors).ShouldNotContain("   at ");
    }

    private static Task<string> ReadyAsync(RunningProcess service) =>
        service.LineAsync(line => line.Contains(" ready: ", StringComparison.Ordinal), "The ready line", TimeSpan.FromSeconds(60));

    private RunningProcess Start(string argument, out Uri url)
    {
        url = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        return _setup.Start(_setup.Folder.File($"{url.Port}.log"), argument, $"--Urls={url.GetLeftPart(UriPartial.Authority)}");
    }
}
