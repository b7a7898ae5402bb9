namespace Sagas.Payments.Gateway.Simulator;

/// <summary>Section <c>Gateway:Simulator</c> of the settings.</summary>
public sealed class SimulatorOptions
{
    /// <summary><c>Gateway:Simulator:Book</c>: the file of the simulator's own book. A relative path starts at the working directory.</summary>
    public string Book { get; set; } = "data/simulator.db";
}
