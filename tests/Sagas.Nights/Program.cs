using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sagas.Workflows.Tests.Simulated;

// Purchases through bad nights, until one breaks an invariant or the time is over. Usage: SEED SECONDS. The last line is a JSON object.
const int Chunk = 100;
if (args is not [var seedText, var secondsText] || !ulong.TryParse(seedText, CultureInfo.InvariantCulture, out var seed) || !int.TryParse(secondsText, CultureInfo.InvariantCulture, out var seconds))
{
    Console.Error.WriteLine("Usage: SEED SECONDS");
    return 2;
}

var watch = Stopwatch.StartNew();
var simulation = PurchaseSimulation.Of();
var sagas = 0;
while (watch.Elapsed.TotalSeconds < seconds)
{
    var report = simulation.Run(Chunk, seed + (ulong)sagas);
    sagas += report.Sagas;
    if (report.Broken is { } broken)
    {
        Say(new { sagas, seconds = watch.Elapsed.TotalSeconds, seed = broken.Seed, violation = broken.Violation.ToString(), decisions = broken.Decisions, events = broken.Events });
        return 0;
    }
}

Say(new { sagas, seconds = watch.Elapsed.TotalSeconds, events = Array.Empty<string>() });
return 0;

static void Say(object found) => Console.Out.WriteLine(JsonSerializer.Serialize(found));
