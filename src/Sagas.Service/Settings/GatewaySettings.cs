namespace Sagas.Service.Settings;

/// <summary><c>Gateway:*</c>. Only the simulator is built.</summary>
/// <param name="SimulatorBook">The simulator's own file, a full path.</param>
/// <param name="Timeout">No answer means nothing within it.</param>
public sealed record GatewaySettings(string SimulatorBook, TimeSpan Timeout)
{
    internal static GatewaySettings Read(SettingValues values)
    {
        const string key = "Gateway:Provider";
        var provider = values.Text(key) ?? "Simulator";
        if (provider.Equals("Stripe", StringComparison.OrdinalIgnoreCase))
            throw new WrongSettingException($"{key} is 'Stripe', which this build does not have yet. Allowed: Simulator.");
        if (provider != "Simulator")
            throw SettingValues.Wrong(key, provider, "Simulator");

        return new(
            Path.GetFullPath(values.Text("Gateway:Simulator:Book") ?? "data/simulator.db"),
            TimeSpan.FromMilliseconds(values.Number("Gateway:TimeoutMs", 3000, 1, 60_000)));
    }
}
