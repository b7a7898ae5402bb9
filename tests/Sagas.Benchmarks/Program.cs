using Sagas.Benchmarks.WholeSystem;

// tests/bench.sh starts this with servers around it.
if (args is not ["system"])
{
    Console.Error.WriteLine("Usage: tests/bench.sh NAME");
    return 2;
}

return await SystemBenchmark.RunAsync();
