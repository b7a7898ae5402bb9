using System.Globalization;

namespace Sagas.Benchmarks.JournalLines;

/// <summary><c>journal [--small] [--sagas N] [--pairs N] [--finished N] [--memory [N]]</c>.</summary>
/// <param name="SizeName"><c>full</c> or <c>small</c>, or <c>custom</c> where a number was given.</param>
/// <param name="Size">How much is measured.</param>
/// <param name="Finished">How many finished sagas are put into the tables for a second look at the rate; 0 for none.</param>
/// <param name="Memory">How many sagas are run to see that memory does not grow; 200,000 unless told, 0 for none.</param>
internal sealed record JournalBenchmarkCommand(string SizeName, LineSize Size, int Finished, int Memory)
{
    /// <summary>Null when the arguments are not understood.</summary>
    public static JournalBenchmarkCommand? Parse(IReadOnlyList<string> arguments)
    {
        var command = new JournalBenchmarkCommand("full", LineSize.Full, 0, 0);
        for (var i = 0; i < arguments.Count; i++)
        {
            var number = i + 1 < arguments.Count && int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
            switch (arguments[i])
            {
                case "--small":
                    command = command with { SizeName = "small", Size = LineSize.Small };
                    continue;
                case "--memory" when number == 0:
                    command = command with { Memory = 200_000 };
                    continue;
                case "--memory":
                    command = command with { Memory = number };
                    break;
                case "--sagas" when number > 0:
                    command = command with { SizeName = "custom", Size = command.Size with { Sagas = number, WarmUp = Math.Min(number, command.Size.WarmUp) } };
                    break;
                case "--pairs" when number > 0:
                    command = command with { SizeName = "custom", Size = command.Size with { Pairs = number } };
                    break;
                case "--finished" when number > 0:
                    command = command with { Finished = number };
                    break;
                default:
                    return null;
            }

            i++; // the number
        }

        return command;
    }
}
