using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Sagas.Contracts.Tests;

public sealed class ContractTests
{
    private static readonly Type[] FieldTypes =
        [typeof(Guid), typeof(string), typeof(long), typeof(int), typeof(bool), typeof(DateTimeOffset), typeof(Money), typeof(IReadOnlyDictionary<string, string>)];

    [Fact]
    public void There_are_messages() => Contract.Messages.Count.ShouldBeGreaterThan(9);

    [Fact]
    public void Messages_are_sealed_records() => Contract.Messages
        .Where(type => !type.IsSealed || type.GetMethod("<Clone>$") is null)
        .ShouldBeEmpty();

    [Fact]
    public void A_message_does_not_change_once_made() => Contract.Messages.Append(typeof(Money)).Append(typeof(Violation))
        .SelectMany(Contract.Fields)
        .Where(field => field.SetMethod is { IsPublic: true } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
        .ShouldBeEmpty();

    [Fact]
    public void A_field_holds_a_plain_value_or_a_read_only_collection() => Contract.Messages
        .SelectMany(Contract.Fields)
        .Where(field => !IsAllowed(field.PropertyType))
        .Select(field => $"{field.DeclaringType!.Name}.{field.Name}: {field.PropertyType}")
        .ShouldBeEmpty();

    [Fact]
    public void A_command_from_outside_says_what_is_wrong_with_it_and_facts_need_not() => Contract.Messages
        .Where(type => type.GetMethod("Validate", []) is { } validate && validate.ReturnType != typeof(IReadOnlyList<Violation>))
        .ShouldBeEmpty();

    [Fact]
    public void Each_message_and_each_field_is_documented()
    {
        var documented = XDocument.Load(Path.ChangeExtension(Contract.Assembly.Location, ".xml"))
            .Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value) || member.Element("summary")?.HasElements == true)
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);

        var members = Contract.Messages.Select(type => $"T:{type.FullName}")
            .Concat(Contract.Messages.SelectMany(type => Contract.Fields(type).Select(field => $"P:{type.FullName}.{field.Name}")));

        members.Where(member => !documented.Contains(member)).ShouldBeEmpty();
    }

    [Fact]
    public void Codes_stay_as_they_were_promised()
    {
        var codes = typeof(ViolationCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToArray();

        // What others match on is promised: a code may be added, never renamed.
        codes.Order().ShouldBe(
            [
                "amount_not_positive", "amount_out_of_range", "control_character", "currency_unknown", "id_empty", "id_in_future", "id_too_old",
                "required", "same_party", "too_long",
            ]);
    }

    private static bool IsAllowed(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return FieldTypes.Contains(plain)
            || (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && IsAllowed(plain.GetGenericArguments()[0]))
            || (plain.Assembly == Contract.Assembly && plain.IsSealed);
    }
}
