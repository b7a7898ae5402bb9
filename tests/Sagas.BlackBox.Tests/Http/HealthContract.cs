namespace Sagas.BlackBox.Tests.Http;

/// <summary>Health of a node that has all it needs.</summary>
public abstract class HealthContract(Services services, Size size) : SharedService(services, size)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_node_that_has_all_it_needs_is_well(string path)
    {
        var answer = await Api.GetAsync(path);

        answer.Code.ShouldBe(200, answer.Text);
    }

    [Fact]
    public async Task The_ready_line_names_version_address_API_and_docs()
    {
        var line = await Service.ReadyAsync(TimeSpan.FromSeconds(1));

        line.ShouldMatch(@"Sagas \d+\.\d+\.\d+\S* ready: " + Service.Url.GetLeftPart(UriPartial.Authority) + @"/? \(API /v1, docs /docs\)");
    }
}

public sealed class EmbeddedHealthTests(Services services) : HealthContract(services, Size.Embedded);

public sealed class LargeHealthTests(Services services) : HealthContract(services, Size.Large);
