using System.Text.RegularExpressions;

namespace Sagas.BlackBox.Tests.Readme;

/// <summary>The commands in a Markdown text: what its shell blocks hold, a block a command.</summary>
internal static partial class Commands
{
    /// <summary>The blocks marked <c>sh</c> or <c>bash</c>, in order, trimmed.</summary>
    public static IReadOnlyList<string> Of(string markdown) => [.. ShellBlock().Matches(markdown).Select(block => block.Groups[1].Value.Trim())];

    [GeneratedRegex("^```(?:sh|bash)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
