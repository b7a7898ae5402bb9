using Sagas.BlackBox.Tests;
using Sagas.BlackBox.Tests.Browser;
using Xunit.Sdk;
using Xunit.v3;

// Two cores: services under test and their servers need them more than tests that run side by side.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Services))]
[assembly: AssemblyFixture(typeof(Chromium))]
