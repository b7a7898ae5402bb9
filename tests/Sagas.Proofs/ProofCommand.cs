using System.Globalization;
using System.Security.Cryptography;

namespace Sagas.Proofs;

/// <summary>What was asked for: <c>NAME [--small] [--seed N]</c>.</summary>
/// <param name="Name">The proof.</param>
/// <param name="Small">The size that fits into the test run.</param>
/// <param name="Seed">Repeats a run; drawn when not given.</param>
internal sealed record ProofCommand(string Name, bool Small, int Seed)
{
    /// <summary>The size as the last line names it.</summary>
    public string Size => Small ? "small" : "full";

    /// <summary>Null when it is not understood.</summary>
    public static ProofCommand? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
            return null;

        var command = new ProofCommand(arguments[0], false, RandomNumberGenerator.GetInt32(1, int.MaxValue));
        for (var i = 1; i < arguments.Count; i++)
        {
            if (arguments[i] == "--small")
                command = command with { Small = true };
            else if (arguments[i] == "--seed" && i + 1 < arguments.Count && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var seed))
                (command, i) = (command with { Seed = seed }, i + 1);
            else
                return null;
        }

        return command;
    }
}
