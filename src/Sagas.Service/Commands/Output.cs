using System.Text.Json;
using Sagas.Operations.Http;

namespace Sagas.Service.Commands;

/// <summary>A command's answer: for people, or with <c>--json</c> as the last line of standard output.</summary>
internal static class Output
{
    /// <summary>Writes <paramref name="lines"/> or <paramref name="answer"/>.</summary>
    public static void Write(bool json, object answer, IEnumerable<string> lines)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, StrictJsonReader.Options));
            return;
        }

        foreach (var line in lines)
            Console.Out.WriteLine(line);
    }
}
