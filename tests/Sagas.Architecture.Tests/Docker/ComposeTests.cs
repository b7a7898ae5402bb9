namespace Sagas.Architecture.Tests.Docker;

public sealed class ComposeTests
{
    public static TheoryData<string> Services => [.. Compose.Services.Keys];

    [Fact]
    public void It_starts_database_broker_redis_and_the_service() =>
        Compose.Services.Keys.ShouldBe(["postgres", "rabbitmq", "redis", "service"], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Services))]
    public void A_container_has_no_rights_that_it_does_not_need(string name)
    {
        var service = Compose.Services[name];

        service.Text("read_only").ShouldBe("true");
        service.List("cap_drop").ShouldBe(["ALL"]);
        service.List("security_opt").ShouldContain("no-new-privileges:true");
        service.List("tmpfs").ShouldContain(mount => mount.StartsWith("/tmp", StringComparison.Ordinal));
        service.Text("privileged").ShouldBeNull();
        if (name != "service")
            service.Text("user").ShouldNotBeNull().ShouldNotStartWith("0"); // The service's own image names its user.
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_container_says_when_it_is_well(string name) => (Compose.Services[name].Children.ContainsKey("healthcheck") || name == "service").ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Services))]
    public void An_image_is_of_a_named_version(string name)
    {
        var image = Compose.Services[name].Text("image").ShouldNotBeNull();

        (image.Contains(':', StringComparison.Ordinal) || Compose.Services[name].Children.ContainsKey("build")).ShouldBeTrue();
        image.ShouldNotEndWith(":latest");
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("rabbitmq")]
    public void The_service_waits_until_what_it_needs_is_well(string needed) =>
        Compose.Map(Compose.Map(Compose.Services["service"]["depends_on"])[needed])["condition"].ToString().ShouldBe("service_healthy");

    [Fact]
    public void Only_the_service_is_reached_from_outside_and_only_from_this_machine() => Compose.Services
        .SelectMany(service => service.Value.List("ports").Select(port => $"{service.Key} {port}"))
        .ShouldBe(["service 127.0.0.1:5080:5080"]);

    [Fact]
    public void No_password_is_in_the_file() => Compose.Services.Values
        .Where(service => service.Children.ContainsKey("environment"))
        .SelectMany(service => Compose.Map(service["environment"]).Keys)
        .Where(key => key.Contains("PASS", StringComparison.OrdinalIgnoreCase) && !key.EndsWith("_FILE", StringComparison.Ordinal))
        .ShouldBeEmpty();
}
