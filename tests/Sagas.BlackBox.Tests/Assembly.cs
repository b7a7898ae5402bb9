using Sagas.BlackBox.Tests;
using Xunit.Sdk;
using Xunit.v3;

// Two cores: services under test and their servers need them more than tests that run side by side.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Services))]
