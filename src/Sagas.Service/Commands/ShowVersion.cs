using System.CommandLine;
using System.CommandLine.Invocation;
using Sagas.Service.Startup;

namespace Sagas.Service.Commands;

/// <summary>The version that the ready line shows too.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(AfterStart.Version);
        return ExitCode.Well;
    }
}
