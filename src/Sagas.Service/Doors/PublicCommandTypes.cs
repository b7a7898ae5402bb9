using MassTransit;

namespace Sagas.Service.Doors;

/// <summary>The types of message that a public door takes; everything else there is unreadable.</summary>
internal sealed class PublicCommandTypes(params IReadOnlyList<Type> types)
{
    /// <summary>The type named by a raw message: <c>SubmitPayment</c>, or with its exchange's name <c>Sagas.Contracts.Payments:SubmitPayment</c>.</summary>
    public Type? Find(string? name) => types.FirstOrDefault(type => type.Name == name || ExchangeOf(type) == name);

    /// <summary>Whether an envelope's type URNs name one of them.</summary>
    public bool Has(IEnumerable<string> urns) => urns.Any(urn => types.Any(type => MessageUrn.ForTypeString(type).Equals(urn, StringComparison.OrdinalIgnoreCase)));

    /// <summary>For a person.</summary>
    public override string ToString() => string.Join(", ", types.Select(type => type.Name));

    private static string ExchangeOf(Type type) => $"{type.Namespace}:{type.Name}";
}
