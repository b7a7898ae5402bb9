namespace Sagas.Workflows.Definitions;

/// <summary>A branch for each element of the saga's data: those of equal order side by side, group after group.</summary>
/// <param name="name">The part's name.</param>
/// <param name="elements">Key and order of each element, asked once, when the saga comes here. Keys are unique.</param>
/// <param name="body">What each branch does.</param>
internal sealed class ForEachPart<TSaga>(string name, Func<TSaga, IEnumerable<(string Key, int Order)>> elements, SequencePart body) : Part
{
    public string Name => name;

    public SequencePart Body => body;

    public override bool HasBranches => true;

    public override IReadOnlyList<Part> Parts { get; } = [body];

    /// <summary>The keys, group by group.</summary>
    public IReadOnlyList<IReadOnlyList<string>> GroupsOf(TSaga saga) =>
        [.. elements(saga).GroupBy(element => element.Order).OrderBy(group => group.Key).Select(group => group.Select(element => element.Key).ToList())];
}
