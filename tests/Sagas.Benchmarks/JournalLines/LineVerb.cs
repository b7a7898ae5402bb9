using System.Threading.Channels;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>
/// A line's process. It prints <c>ready</c>, then the id of each payment that ended, a line each; it ends when its standard input does. An id on standard input
/// begins a payment, for the line that no other process can reach.
/// </summary>
internal static class LineVerb
{
    /// <summary>The line that says that payments may come.</summary>
    public const string Ready = "ready";

    /// <summary>Runs it to its end.</summary>
    public static async Task<int> RunAsync()
    {
        var setup = LineSetup.Read();
        var ended = Channel.CreateUnbounded<Guid>(new UnboundedChannelOptions { SingleReader = true });
        await using (var line = await StartAsync(setup, id => ended.Writer.TryWrite(id)))
        {
            var output = Console.Out;
            await output.WriteLineAsync(Ready);
            var telling = TellAsync(ended.Reader);
            while (await Console.In.ReadLineAsync() is { } id)
                await line.BeginAsync(Guid.Parse(id));
            ended.Writer.Complete();
            await telling;
        }

        return 0;
    }

    private static async Task<ILine> StartAsync(LineSetup setup, Action<Guid> ended) => setup.Line == LineName.Floor
        ? await Floor.FloorLine.StartAsync(setup, ended)
        : await MassTransitLine.StartAsync(setup, ended);

    // As many as there are in one write, so that the telling costs every line the same little.
    private static async Task TellAsync(ChannelReader<Guid> ended)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = false };
        while (await ended.WaitToReadAsync())
        {
            while (ended.TryRead(out var id))
                output.WriteLine(id.ToString("N"));
            await output.FlushAsync();
        }
    }
}
