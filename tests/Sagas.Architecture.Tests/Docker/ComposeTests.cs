namespace Sagas.Architecture.Tests.Docker;

public sealed class ComposeTests
{
    private static readonly string[] Nodes = [.. Compose.Services.Where(service => service.Value.Text("image") == "sagas").Select(service => service.Key)];

    public static TheoryData<string> Services => [.. Compose.Services.Keys];

    [Fact]
    public void It_starts_database_broker_redis_and_nodes_of_the_service() =>
        Compose.Services.Keys.Except(Nodes).ShouldBe(["postgres", "rabbitmq", "redis"], ignoreOrder: true);

    [Fact]
    public void The_nodes_have_every_role_and_two_of_them_orchestrate() => Nodes
        .SelectMany(node => Compose.Map(Compose.Services[node]["environment"])["Roles"].ToString().Split(','))
        .ShouldBe(["api", "dashboard", "orchestrator", "orchestrator", "scheduler"], ignoreOrder: true);

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
        if (!Nodes.Contains(name))
            service.Text("user").ShouldNotBeNull().ShouldNotStartWith("0"); // The service's own image names its user.
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_container_says_when_it_is_well(string name) => (Compose.Services[name].Children.ContainsKey("healthcheck") || Nodes.Contains(name)).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Services))]
    public void An_image_is_of_a_named_version(string name)
    {
        var image = Compose.Services[name].Text("image").ShouldNotBeNull();

        (image.Contains(':', StringComparison.Ordinal) || Nodes.Contains(name)).ShouldBeTrue(); // Our own is built beside it.
        image.ShouldNotEndWith(":latest");
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("rabbitmq")]
    public void The_nodes_wait_until_what_they_need_is_well(string needed) => Nodes
        .Select(node => Compose.Map(Compose.Map(Compose.Services[node]["depends_on"])[needed])["condition"].ToString())
        .ShouldAllBe(condition => condition == "service_healthy");

    [Fact]
    public void One_node_builds_the_image_that_all_of_them_run() => Nodes.Count(node => Compose.Services[node].Children.ContainsKey("build")).ShouldBe(1);

    [Fact]
    public void Only_API_and_pages_are_reached_from_outside_and_only_from_this_machine() => Compose.Services
        .SelectMany(service => service.Value.List("ports").Select(port => $"{service.Key} {port}"))
        .ShouldBe(["web 127.0.0.1:5080:5080"]);

    [Fact]
    public void No_password_is_in_the_file() => Compose.Services.Values
        .Where(service => service.Children.ContainsKey("environment"))
        .SelectMany(service => Compose.Map(service["environment"]).Keys)
        .Where(key => key.Contains("PASS", StringComparison.OrdinalIgnoreCase) && !key.EndsWith("_FILE", StringComparison.Ordinal))
        .ShouldBeEmpty();
}
