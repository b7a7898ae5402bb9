using System.Text.RegularExpressions;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Names;

/// <summary>Folders and types are named by concept, never by kind: if no concept fits, the code belongs beside its one user.</summary>
public sealed partial class NameTests
{
    [Fact]
    public void No_folder_is_named_by_kind() => Repository.Folders("src").Concat(Repository.Folders("tests"))
        .Where(folder => KindOfFolder().IsMatch(Path.GetFileName(folder)))
        .ShouldBeEmpty();

    [Fact]
    public void No_type_is_named_by_kind() => Assemblies.Types.Where(type => KindOfType().IsMatch(type.Name)).ShouldBeEmpty();

    [Fact]
    public void A_file_is_named_by_a_type_that_it_holds() => Project.Source
        .SelectMany(project => project.Code)
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !Path.GetFileName(file).StartsWith("Program", StringComparison.Ordinal)
            && !file.Contains("/Migrations/", StringComparison.Ordinal))
        .Where(file => !Declares(Repository.Read(file), Path.GetFileName(file).Split('.')[0]))
        .ShouldBeEmpty();

    [Theory]
    [InlineData("Managers", true)]
    [InlineData("Utils", true)]
    [InlineData("Models", true)]
    [InlineData("Transfers", false)]
    [InlineData("Gateway", false)]
    public void Folders_are_told_apart(string folder, bool byKind) => KindOfFolder().IsMatch(folder).ShouldBe(byKind);

    [Theory]
    [InlineData("PaymentManager", true)]
    [InlineData("SqlHelpers", true)]
    [InlineData("StringUtil", true)]
    [InlineData("SagasDbContextModelSnapshot", false)]
    [InlineData("LedgerModule", false)]
    public void Types_are_told_apart(string type, bool byKind) => KindOfType().IsMatch(type).ShouldBe(byKind);

    private static bool Declares(string code, string name) =>
        Regex.IsMatch(code, $@"\b(class|record|struct|interface|enum|delegate)\b[^;{{(]*\b{name}\b");

    [GeneratedRegex("^(Managers?|Helpers?|Utils?|Utilit(y|ies)|Commons?|Models?|Services|Misc)$")]
    private static partial Regex KindOfFolder();

    [GeneratedRegex("(Managers?|Helpers?|Utils?|Utility|Utilities)(`\\d+)?$|^(Common|Models?|Misc)$")]
    private static partial Regex KindOfType();
}
