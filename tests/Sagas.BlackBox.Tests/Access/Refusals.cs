namespace Sagas.BlackBox.Tests.Access;

/// <summary>What every refused start has in common.</summary>
internal static class Refusals
{
    /// <summary>Exit code 2 and a sentence with these words; no stack trace, no more than a few lines.</summary>
    public static void ShouldName(this CommandResult refused, params string[] words)
    {
        refused.ExitCode.ShouldBe(2, refused.All);
        foreach (var word in words)
            refused.All.ShouldContain(word);
        refused.All.ShouldNotContain("   at ");
        refused.All.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeLessThanOrEqualTo(2, refused.All);
    }
}
