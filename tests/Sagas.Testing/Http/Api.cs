using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Testing.Http;

/// <summary>The service's HTTP API as a caller sees it: never follows a redirect, never throws for a status.</summary>
public sealed class Api : IDisposable
{
    private readonly HttpClient _client;

    /// <summary>An API at an address.</summary>
    /// <param name="url">The service's address.</param>
    /// <param name="key">Sent as bearer token, if given.</param>
    public Api(Uri url, string? key = null)
    {
        Url = url;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            BaseAddress = url,
            Timeout = TimeSpan.FromSeconds(90),
        };
        if (key is not null)
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>The service's address.</summary>
    public Uri Url { get; }

    /// <summary>The same API with another key.</summary>
    public Api With(string key) => new(Url, key);

    /// <summary>GET.</summary>
    public Task<Answer> GetAsync(string path, params IReadOnlyList<(string Name, string Value)> headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>POST of a JSON body.</summary>
    public Task<Answer> PostAsync(string path, JsonNode body, params IReadOnlyList<(string Name, string Value)> headers) =>
        PostTextAsync(path, body.ToJsonString(), headers);

    /// <summary>POST of a body as it is, as <c>application/json</c>.</summary>
    public Task<Answer> PostTextAsync(string path, string body, params IReadOnlyList<(string Name, string Value)> headers) =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"), headers);

    /// <summary>Any request.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params IReadOnlyList<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Answer.ReadAsync(await _client.SendAsync(request));
    }

    /// <summary>POST of a payment, under a key if one is given.</summary>
    public Task<Answer> PayAsync(JsonNode payment, string? key = null) =>
        PostAsync("/v1/payments", payment, key is null ? [] : [("Idempotency-Key", key)]);

    /// <summary>The payment once it has ended or waits for a person, within the time.</summary>
    public async Task<JsonElement> EndedAsync(string id, TimeSpan? within = null)
    {
        var answer = await Eventually.GetAsync($"the end of payment {id}", within ?? TimeSpan.FromSeconds(30), async () =>
        {
            var answer = await GetAsync($"/v1/payments/{id}?wait=5");
            return answer.Code == 200 && PaymentStates.IsFinal(answer.Field("state")) ? answer : null;
        });
        return answer.Json;
    }

    /// <summary>The payment's charges by the simulator's book.</summary>
    public async Task<IReadOnlyList<Charge>> ChargesAsync(string paymentId)
    {
        var answer = await GetAsync($"/simulator/charges?payment={paymentId}");
        return answer.Code == 200
            ? answer.Json.GetProperty("items").Deserialize<List<Charge>>(JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"The simulator's book answers {answer.Code}: {answer.Text}");
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();
}
