using System.Text.RegularExpressions;
using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>A shop of real processes on real servers, one fault at the moment where it matters, and a look at what must hold.</summary>
public abstract partial record Scenario
{
    /// <summary>Such as <c>commit-cut</c>.</summary>
    public string Name => Capital().Replace(GetType().Name, "-").ToLowerInvariant();

    /// <summary>
    /// Plays it and returns what it broke. Throws when the fault did not come about: then it says nothing.
    /// </summary>
    /// <param name="shopDll">The shop's program; null for the one that was built with the tests.</param>
    public async Task<IReadOnlyList<Breach>> PlayAsync(string? shopDll = null)
    {
        await using var site = await ShopSite.CreateAsync(Size.Large, shopDll);
        return await PlayAsync(site);
    }

    /// <summary>As above, on a shop of its own.</summary>
    private protected abstract Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site);

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Capital();
}
