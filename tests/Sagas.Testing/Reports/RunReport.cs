using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Sagas.Testing.Reports;

/// <summary>The frame of a proof or benchmark: progress to standard error, one JSON object as the last line of standard output, exit 0 only if it holds.</summary>
public sealed class RunReport
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly string _name;
    private readonly string _size;
    private readonly int _seed;

    /// <summary>Begins a run.</summary>
    /// <param name="name">Its name on the command line.</param>
    /// <param name="size"><c>full</c> or <c>small</c>.</param>
    /// <param name="seed">What repeats it.</param>
    public RunReport(string name, string size, int seed)
    {
        _name = name;
        _size = size;
        _seed = seed;
    }

    /// <summary>Says in words what happens, with the seconds since the start.</summary>
    public void Progress(string what) => Console.Error.WriteLine($"{_watch.Elapsed.TotalSeconds,6:0.0} s  {what}");

    /// <summary>Prints the last line and returns the exit code.</summary>
    /// <param name="ok">Whether it holds.</param>
    /// <param name="fields">The run's own fields.</param>
    public async Task<int> EndAsync(bool ok, JsonObject fields)
    {
        var line = new JsonObject
        {
            ["name"] = _name,
            ["size"] = _size,
            ["ok"] = ok,
            ["seed"] = _seed,
            ["commit"] = Environment.GetEnvironmentVariable("SAGAS_TEST_COMMIT") ?? "unknown",
            ["machine"] = await MachineFacts.ReadAsync(),
            ["seconds"] = Math.Round(_watch.Elapsed.TotalSeconds, 1),
        };
        foreach (var (name, value) in fields)
            line[name] = value?.DeepClone();
        Console.Out.WriteLine(line.ToJsonString());
        return ok ? 0 : 1;
    }
}
