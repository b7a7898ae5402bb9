using System.Net;
using System.Net.Sockets;
using System.Text;
using Sagas.Service.Tests.Node;

namespace Sagas.Service.Tests.Http;

public sealed class ProblemTests(OpenNode open) : IClassFixture<OpenNode>
{
    private const string Payment = """{"amount":{"minor":100,"currency":"EUR"},"payer":"a","payee":"b","source":"tok_ok"}""";

    [Theory]
    [InlineData("GET", "/v1/nothing", 404, "not_found")]
    [InlineData("GET", "/nothing", 404, "not_found")]
    [InlineData("GET", "/v1/payments/0198c0de-0000-7000-8000-00000000ffff", 404, "not_found")]
    [InlineData("GET", "/night", 404, "not_found")]
    [InlineData("DELETE", "/v1/payments", 405, "method_not_allowed")]
    [InlineData("POST", "/v1/sagas", 405, "method_not_allowed")]
    public async Task What_is_not_there_is_a_problem(string method, string path, int status, string code)
    {
        using var client = open.Node.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var answer = await client.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.ProblemAsync()).ShouldBe(code);
    }

    [Fact]
    public async Task A_person_gets_a_page_for_it()
    {
        using var client = open.Node.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var answer = await client.GetAsync("/nothing");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_above_256_KB_is_too_large(bool isChunked)
    {
        using var request = Post(Payment.Replace("\"a\"", $"\"{new string('a', 257 * 1024)}\"", StringComparison.Ordinal));
        request.Headers.TransferEncodingChunked = isChunked;
        using var client = open.Node.Client();

        var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.ProblemAsync()).ShouldBe("too_large");
    }

    [Fact]
    public async Task A_body_that_is_not_said_to_be_JSON_is_refused()
    {
        using var request = Post(Payment, "text/plain");
        using var client = open.Node.Client();

        var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await answer.ProblemAsync()).ShouldBe("unsupported_media_type");
    }

    [Theory]
    [InlineData(256, "too_long")]
    [InlineData(0, "required")]
    public async Task An_idempotency_key_has_1_to_255_characters(int length, string code)
    {
        using var request = Post(Payment);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", new string('k', length));
        using var client = open.Node.Client();

        var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.ProblemAsync()).ShouldBe("validation_failed");
        (await answer.JsonAsync()).GetProperty("errors").GetProperty("Idempotency-Key")[0].GetString()!.ShouldStartWith(code);
    }

    [Fact]
    public async Task The_callers_trace_is_taken_over()
    {
        using var client = open.Node.Client();
        client.DefaultRequestHeaders.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        var answer = await client.GetAsync("/v1/nothing");

        (await answer.JsonAsync()).GetProperty("traceId").GetString().ShouldBe("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    [Fact]
    public async Task A_body_that_trickles_in_is_given_up()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(open.Node.Url.Host, open.Node.Url.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /v1/payments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: slow\r\nContent-Length: 5000\r\n\r\n{"));

        using var reader = new StreamReader(stream);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        (await reader.ReadLineAsync(deadline.Token)).ShouldBe("HTTP/1.1 408 Request Timeout");
    }

    private static HttpRequestMessage Post(string body, string contentType = "application/json") =>
        new(HttpMethod.Post, "/v1/payments") { Content = new StringContent(body, Encoding.UTF8, contentType) };
}
