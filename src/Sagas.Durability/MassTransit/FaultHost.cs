using MassTransit;

namespace Sagas.Durability.MassTransit;

/// <summary>The host in a fault: nothing, since a fault leaves the machine.</summary>
internal sealed class FaultHost : HostInfo
{
    public string? MachineName => null;

    public string? ProcessName => null;

    public int ProcessId => 0;

    public string? Assembly => null;

    public string? AssemblyVersion => null;

    public string? FrameworkVersion => null;

    public string? MassTransitVersion => null;

    public string? OperatingSystemVersion => null;
}
