using Sagas.Durability.Identity;

namespace Sagas.Durability.Tests.Identity;

public class TypeNamesTests
{
    private const string Here = "Sagas.Durability.Tests.Identity.TypeNamesTests";
    private readonly TypeNames _names = new();

    [Fact]
    public void A_closed_generic_has_no_assembly_and_no_version_in_its_name() =>
        _names.Of(typeof(Crate<Crate<Apple>>)).ShouldBe($"{Here}+Crate`1[{Here}+Crate`1[{Here}+Apple]]");

    [Fact]
    public void A_renamed_type_goes_on_under_its_former_name_also_inside_a_generic()
    {
        _names.Alias(typeof(Apple), "Fruit.Pear");

        _names.Of(typeof(Apple)).ShouldBe("Fruit.Pear");
        _names.Of(typeof(Crate<Apple>)).ShouldBe($"{Here}+Crate`1[Fruit.Pear]");
    }

    [Theory]
    [InlineData("", "j.Alias<Apple> was given ''. Give the type's former name with its namespace.")]
    [InlineData($"{Here}+Apple", $"j.Alias<Apple> was given '{Here}+Apple'. Give the type's former name with its namespace.")]
    [InlineData(Here, $"j.Alias<Apple> was given '{Here}', which is another type's name. Two under one name would take each other's messages for taken: name each once.")]
    public void An_alias_that_is_no_former_name_is_refused(string formerName, string sentence) =>
        Should.Throw<ArgumentException>(() => _names.Alias(typeof(Apple), formerName)).Message.ShouldBe(sentence);

    private sealed class Apple;

    private sealed class Crate<T>;
}
