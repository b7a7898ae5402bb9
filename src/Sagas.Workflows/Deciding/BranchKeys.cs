namespace Sagas.Workflows.Deciding;

/// <summary>Keys of branches that come from data: a branch in a branch carries both, as <c>outer/inner</c>.</summary>
internal static class BranchKeys
{
    public static string In(string? outer, string inner) => outer is null ? inner : $"{outer}/{inner}";

    public static string? Outer(string key) => key.LastIndexOf('/') is var at and > 0 ? key[..at] : null;

    public static string Inner(string key) => key[(key.LastIndexOf('/') + 1)..];
}
