using Microsoft.Extensions.Options;

namespace Sagas.Payments.Gateway;

/// <summary>Section <c>Gateway</c> of the settings.</summary>
public sealed class GatewayOptions
{
    /// <summary>The only provider yet.</summary>
    public const string Simulator = "Simulator";

    /// <summary><c>Gateway:Provider</c>.</summary>
    public string Provider { get; set; } = Simulator;

    /// <summary><c>Gateway:TimeoutMs</c>: no answer means nothing within it. 1 to 60,000.</summary>
    public int TimeoutMs { get; set; } = 3000;

    /// <summary>A wrong value stops the start with one sentence.</summary>
    internal sealed class Validator : IValidateOptions<GatewayOptions>
    {
        public ValidateOptionsResult Validate(string? name, GatewayOptions options)
        {
            if (options.Provider != Simulator)
                return ValidateOptionsResult.Fail($"Gateway:Provider is '{options.Provider}'. Allowed: {Simulator}.");

            return options.TimeoutMs is >= 1 and <= 60_000
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"Gateway:TimeoutMs is '{options.TimeoutMs}'. Allowed: 1 to 60000.");
        }
    }
}
