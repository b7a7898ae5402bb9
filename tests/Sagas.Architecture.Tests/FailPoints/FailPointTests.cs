using System.Diagnostics;
using System.Reflection;
using System.Text;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.FailPoints;

/// <summary>Tests build the journal with fail-points, at which a process kills itself when its environment says so. The product's build has none.</summary>
public sealed class FailPointTests
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private static readonly byte[] NothingOrReturn = [0x00, 0x2A];
    private static readonly Assembly Durability = Assemblies.All.Single(assembly => assembly.GetName().Name == "Sagas.Durability");
    private static readonly Type Points = Durability.GetType("Sagas.Durability.FailPoints", throwOnError: true)!;

    [Fact]
    public void A_call_of_a_fail_point_is_left_out_by_the_compiler() => Points.GetMethods(All)
        .Where(method => method.GetCustomAttribute<ConditionalAttribute>()?.ConditionString != "FAILPOINTS")
        .ShouldBeEmpty();

    [Fact]
    public void A_fail_point_does_nothing_and_knows_nothing()
    {
        Points.GetFields(All).ShouldBeEmpty();
        Points.GetMethods(All).SelectMany(method => method.GetMethodBody()!.GetILAsByteArray()!).Except(NothingOrReturn).ShouldBeEmpty();
    }

    [Fact]
    public void The_library_does_not_ask_the_environment_where_to_die() =>
        File.ReadAllBytes(Durability.Location).AsSpan().IndexOf(Encoding.Unicode.GetBytes("SAGAS_FAILPOINT")).ShouldBe(-1);
}
