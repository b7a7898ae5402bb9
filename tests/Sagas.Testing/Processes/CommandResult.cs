using System.Text.Json;

namespace Sagas.Testing.Processes;

/// <summary>How a command of the service ended.</summary>
/// <param name="ExitCode">0 well, 1 checked and not well, 2 wrong setting or usage.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
public sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Both outputs.</summary>
    public string All => Output + Errors;

    /// <summary>The last line of standard output as the JSON object that <c>--json</c> promises.</summary>
    public JsonElement Json
    {
        get
        {
            var line = Output.TrimEnd().Split('\n')[^1];
            try
            {
                return JsonDocument.Parse(line).RootElement;
            }
            catch (JsonException)
            {
                throw new InvalidOperationException($"The last line of standard output is no JSON. Exit code {ExitCode}.\n{Output}\n{Errors}");
            }
        }
    }
}
