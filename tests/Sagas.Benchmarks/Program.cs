using Sagas.Benchmarks.Allocations;
using Sagas.Benchmarks.JournalLines;
using Sagas.Benchmarks.WholeSystem;

// tests/bench.sh starts this with servers around it; a line of the journal's benchmark is this program again.
switch (args)
{
    case [LineSetup.Verb]:
        return await LineVerb.RunAsync();
    case ["allocations"]:
        return await AllocationBenchmark.RunAsync();
    case ["system"]:
        return await SystemBenchmark.RunAsync();
    case ["journal", .. var arguments] when JournalBenchmarkCommand.Parse(arguments) is { } command:
        return await new JournalBenchmark(command).RunAsync();
    default:
        Console.Error.WriteLine("Usage: tests/bench.sh allocations | system | journal [--small] [--sagas N] [--pairs N] [--finished N] [--memory [N]]");
        return 2;
}
