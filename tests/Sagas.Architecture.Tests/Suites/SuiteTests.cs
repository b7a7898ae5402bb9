using System.Text.RegularExpressions;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Suites;

public sealed partial class SuiteTests
{
    [Fact]
    public void Each_suite_has_tests() => Project.Tests
        .Where(project => project.IsSuite)
        .Where(project => !project.Code.Any(file => TestMethod().IsMatch(Repository.Read(file))))
        .Select(project => project.Name)
        .ShouldBeEmpty();

    [Fact]
    public void Each_project_is_in_the_solution()
    {
        var solution = Repository.Read("Sagas.sln").Replace('\\', '/');

        Project.Source.Concat(Project.Tests).Where(project => !solution.Contains($"\"{project.File}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void No_test_is_switched_off() => Project.Tests.SelectMany(project => project.Code)
        .Where(file => SwitchedOff().IsMatch(Repository.Read(file)))
        .ShouldBeEmpty();

    [GeneratedRegex(@"\[(Fact|Theory)\b")]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"\[(Fact|Theory)\([^)]*\bSkip\s*=")]
    private static partial Regex SwitchedOff();
}
