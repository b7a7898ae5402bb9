using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Sagas.Contracts.Payments;
using Sagas.Operations.Http;

namespace Sagas.Operations.Tests.Http;

public class StrictJsonReaderTests
{
    private const string Fine = """{"paymentId":"0198c0de-0000-7000-8000-000000000001","amount":{"minor":1250,"currency":"EUR"},"payer":"Zoë","payee":"b","source":"tok_ok"}""";

    [Theory]
    [MemberData(nameof(BadBodies.Table), MemberType = typeof(BadBodies))]
    public async Task A_bad_body_is_answered_400_with_its_field_named(string name, string code, string field)
    {
        var read = await Request(BadBodies.Bytes(name)).ReadStrictAsync<SubmitPayment>(CancellationToken.None);

        read.Value.ShouldBeNull();
        var problem = read.Problem.ShouldBeOfType<ProblemHttpResult>().ProblemDetails;
        problem.Status.ShouldBe(400);
        problem.Type.ShouldBe($"urn:sagas:{code}");
        problem.Extensions["errors"].ShouldBeOfType<Dictionary<string, string[]>>().Keys.ShouldBe([field]);
    }

    [Fact]
    public void The_corpus_holds_at_least_sixty_bodies() => BadBodies.Table.Count.ShouldBeGreaterThanOrEqualTo(60);

    [Fact]
    public async Task A_good_body_is_read()
    {
        var read = await Request(Encoding.UTF8.GetBytes(Fine)).ReadStrictAsync<SubmitPayment>(CancellationToken.None);

        read.Problem.ShouldBeNull();
        read.Value!.Amount!.Minor.ShouldBe(1250);
        read.Value.Payer.ShouldBe("Zoë");
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        var read = await Request([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Fine)]).ReadStrictAsync<SubmitPayment>(CancellationToken.None);

        read.Value.ShouldNotBeNull();
    }

    [Fact]
    public async Task Every_unknown_member_is_named()
    {
        var read = await Request("""{"note":1,"amount":{"minor":1,"major":2}}"""u8.ToArray()).ReadStrictAsync<SubmitPayment>(CancellationToken.None);

        var problem = read.Problem.ShouldBeOfType<ProblemHttpResult>().ProblemDetails;
        problem.Extensions["errors"].ShouldBeOfType<Dictionary<string, string[]>>().Keys.ShouldBe(["note", "amount.major"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("json")]
    public async Task Another_content_type_is_answered_415(string? contentType)
    {
        var read = await Request(Encoding.UTF8.GetBytes(Fine), contentType).ReadStrictAsync<SubmitPayment>(CancellationToken.None);

        read.Problem.ShouldBeOfType<ProblemHttpResult>().ProblemDetails.Status.ShouldBe(415);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON; charset=\"UTF-8\"")]
    public async Task Json_in_utf8_is_taken(string contentType)
    {
        var read = await Request(Encoding.UTF8.GetBytes(Fine), contentType).ReadStrictAsync<SubmitPayment>(CancellationToken.None);

        read.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData(413, "urn:sagas:too_large")]
    [InlineData(408, "urn:sagas:too_slow")]
    [InlineData(400, "urn:sagas:malformed_request")]
    public async Task What_the_server_refuses_while_the_body_arrives_is_a_problem(int status, string type)
    {
        var request = Request([]);
        request.Body = new RefusedBody(status);

        var read = await request.ReadStrictAsync<SubmitPayment>(CancellationToken.None);

        var problem = read.Problem.ShouldBeOfType<ProblemHttpResult>().ProblemDetails;
        problem.Status.ShouldBe(status);
        problem.Type.ShouldBe(type);
    }

    private static HttpRequest Request(byte[] body, string? contentType = "application/json")
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(body);
        request.ContentType = contentType;
        return request;
    }

    /// <summary>What Kestrel gives a reader once a limit is passed.</summary>
    private sealed class RefusedBody(int status) : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new BadHttpRequestException("A limit was passed.", status);
    }
}
