using System.Reflection;
using Sagas.Architecture.Tests.House;
using Sagas.Contracts;

namespace Sagas.Architecture.Tests.Sources;

public sealed class FieldCodeTests
{
    public static TheoryData<string> Codes =>
        [.. typeof(ViolationCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_of_a_field_is_documented(string code) => Repository.Read("docs/send-a-command.md").ShouldContain($"`{code}`");
}
