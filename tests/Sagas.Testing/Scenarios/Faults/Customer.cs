namespace Sagas.Testing.Scenarios.Faults;

/// <summary>Asks until it is answered, each time at the next node, always under the same id or key.</summary>
internal static class Customer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly HttpClient Client = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2) }) { Timeout = TimeSpan.FromSeconds(8) };

    /// <summary>Asks; an answer that is neither 202 nor a server's failure is an error.</summary>
    /// <param name="what">Whose acceptance is awaited.</param>
    /// <param name="nodes">Whom it may ask.</param>
    /// <param name="first">Whom it asks first.</param>
    /// <param name="request">A new request to a node.</param>
    public static Task AskAsync(string what, IReadOnlyList<FaultNode> nodes, int first, Func<FaultNode, HttpRequestMessage> request)
    {
        var next = first;
        return Eventually.TrueAsync($"the acceptance of {what}", Patience, async () =>
        {
            using var asked = request(nodes[next++ % nodes.Count]);
            using var answer = await Client.SendAsync(asked);
            var code = (int)answer.StatusCode;
            if (code is not 202 and < 500)
                throw new InvalidOperationException($"{what} was answered {code}: {await answer.Content.ReadAsStringAsync()}");
            if (code != 202)
                await Task.Delay(Pause);
            return code == 202;
        });
    }
}
