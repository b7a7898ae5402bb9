using CsCheck;
using Sagas.Ledger.Transfers;

namespace Sagas.Ledger.Tests.Transfers;

public class TransferRulesTests
{
    private static readonly Guid Id = Guid.Parse("0195573f-0000-7000-8000-000000000001");

    // What is known, what is asked → status. A transfer reads: state, tenant, debit, credit, minor, currency.
    private const string Table = """
        none                                    | reserve default payer:a payee:b 100 EUR → Reserved
        Pending default payer:a payee:b 100 EUR | reserve default payer:a payee:b 100 EUR → Exists
        Posted  default payer:a payee:b 100 EUR | reserve default payer:a payee:b 100 EUR → Exists
        Voided  default payer:a payee:b 100 EUR | reserve default payer:a payee:b 100 EUR → Exists
        Pending default payer:a payee:b 100 EUR | reserve acme    payer:a payee:b 100 EUR → ExistsForAnotherTenant
        Pending default payer:a payee:b 100 EUR | reserve default payer:a payee:b 100 USD → ExistsWithDifferentCurrency
        Pending default payer:a payee:b 100 EUR | reserve default payer:a payee:b 101 EUR → ExistsWithDifferentAmount
        Pending default payer:a payee:b 100 EUR | reserve default payer:x payee:b 100 EUR → ExistsWithDifferentDebitAccount
        Pending default payer:a payee:b 100 EUR | reserve default payer:a payee:x 100 EUR → ExistsWithDifferentCreditAccount
        Pending default payer:a payee:b 100 EUR | reserve default payer:x payee:x 101 USD → ExistsWithDifferentCurrency
        none                                    | post    default → PendingTransferNotFound
        Pending default payer:a payee:b 100 EUR | post    default → Posted
        Posted  default payer:a payee:b 100 EUR | post    default → Exists
        Voided  default payer:a payee:b 100 EUR | post    default → PendingTransferAlreadyVoided
        Pending default payer:a payee:b 100 EUR | post    acme    → PendingTransferNotFound
        none                                    | release default → PendingTransferNotFound
        Pending default payer:a payee:b 100 EUR | release default → Voided
        Posted  default payer:a payee:b 100 EUR | release default → PendingTransferAlreadyPosted
        Voided  default payer:a payee:b 100 EUR | release default → Exists
        Pending default payer:a payee:b 100 EUR | release acme    → PendingTransferNotFound
        """;

    public static TheoryData<string> Rows => [.. Table.Split('\n')];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_command_has_its_answer(string row)
    {
        var sides = row.Split('|', '→');
        var known = Read(sides[0]);
        var words = sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var status = words[0] switch
        {
            "reserve" => TransferRules.Reserve(known, Read($"Pending {string.Join(' ', words[1..])}")!),
            "post" => TransferRules.Post(known, words[1]),
            "release" => TransferRules.Release(known, words[1]),
            var other => throw new ArgumentException(other),
        };

        status.ToString().ShouldBe(sides[2].Trim());
    }

    [Fact]
    public void Every_status_is_in_the_table() =>
        Enum.GetNames<TransferStatus>().ShouldAllBe(name => Table.Contains($"→ {name}", StringComparison.Ordinal));

    [Fact]
    public void The_payer_gives_what_the_payee_gets()
    {
        var entries = TransferRules.Entries(Read("Pending default payer:a payee:b 100 EUR")!, new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc));

        entries.Select(entry => (entry.TransferId, entry.Line, entry.Tenant, entry.Account, entry.Minor, entry.Currency)).ShouldBe(
        [
            (Id, 1, "default", "payer:a", -100L, "EUR"),
            (Id, 2, "default", "payee:b", 100L, "EUR"),
        ]);
    }

    [Fact]
    public void Entries_sum_to_zero_whatever_the_amount() => Gen.Long[1, long.MaxValue].Sample(minor =>
    {
        var entries = TransferRules.Entries(new Transfer { Id = Id, AmountMinor = minor, Currency = "EUR" }, default);

        return entries.Sum(entry => entry.Minor) == 0 && entries.All(entry => entry.Minor != 0);
    });

    private static Transfer? Read(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is ["none"] ? null : new Transfer
        {
            Id = Id,
            State = Enum.Parse<TransferState>(words[0]),
            Tenant = words[1],
            DebitAccount = words[2],
            CreditAccount = words[3],
            AmountMinor = long.Parse(words[4], System.Globalization.CultureInfo.InvariantCulture),
            Currency = words[5],
        };
    }
}
