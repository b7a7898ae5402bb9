using System.Text.RegularExpressions;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Arrows;

/// <summary>One schema a module, and nobody reads another's tables: neither mapped nor by SQL in a string.</summary>
public sealed partial class SchemaTests
{
    private static readonly Dictionary<string, string> Schemas = new()
    {
        ["Sagas.Operations"] = "operations",
        ["Sagas.Payments"] = "payments",
        ["Sagas.Ledger"] = "ledger",
        ["Sagas.Service"] = "security",
    };

    public static TheoryData<string> Modules => [.. Schemas.Keys];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_maps_tables_of_its_own_schema_alone(string module) => Code(module)
        .SelectMany(file => Mapped().Matches(Repository.Read(file)).Select(match => (file, schema: match.Groups["schema"].Value)))
        .Where(found => found.schema != Schemas[module] && !(module == "Sagas.Service" && found.schema == Schemas["Sagas.Operations"]))
        .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_names_no_table_of_another(string module)
    {
        var others = string.Join('|', Schemas.Where(entry => entry.Key != module).Select(entry => entry.Value));
        var table = new Regex($@"\b(from|join|into|update|table|exists)\s+""*({others})""*[._]""*\w", RegexOptions.IgnoreCase);

        Code(module).Where(file => table.IsMatch(Repository.Read(file))).ShouldBeEmpty();
    }

    // Migrations are made by a tool from every module's mappings.
    private static IEnumerable<string> Code(string module) =>
        Project.Source.Single(project => project.Name == module).Code.Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal));

    [GeneratedRegex("""ToTable\(\s*"\w+"\s*,\s*"(?<schema>\w+)"\s*\)""")]
    private static partial Regex Mapped();
}
