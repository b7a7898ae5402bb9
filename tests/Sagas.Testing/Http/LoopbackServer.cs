using System.Globalization;
using System.Net;
using Sagas.Testing.Processes;

namespace Sagas.Testing.Http;

/// <summary>A test's own HTTP server on a free port of this machine, one request at a time; ends when disposed.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<HttpListenerContext, Task> _answer;

    /// <summary>Starts it.</summary>
    /// <param name="answer">Reads a request and writes its response, which is closed after it.</param>
    public LoopbackServer(Func<HttpListenerContext, Task> answer)
    {
        _answer = answer;
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Take()}/");
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Its address, with a slash at its end.</summary>
    public string Url { get; }

    /// <summary>Ends it.</summary>
    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return; // The test has ended.
            }

            await _answer(context);
            context.Response.Close();
        }
    }
}
