using Sagas.Contracts;
using Sagas.Contracts.Payments;

namespace Sagas.Service.Demo;

/// <summary>The sample payments: every way that the simulator knows, in several currencies, with people and shops that do not exist.</summary>
internal static class DemoPayments
{
    private static readonly string[] Payers = ["Amara Okafor", "Jonas Lindqvist", "Mei Tanaka", "Lucía Romero", "Tomasz Zielinski", "Nadia Haddad", "Owen Davies"];
    private static readonly string[] Payees = ["Harbour Books", "Alpine Bikes", "Kite Coffee", "Nordic Lamps", "Quay Print"];
    private static readonly string[] Currencies = ["EUR", "EUR", "EUR", "USD", "GBP", "JPY", "CHF"];

    /// <summary>Most go well; each odd one is there at least once.</summary>
    private static readonly string[] Sources =
    [
        "tok_ok", "tok_ok", "tok_slow", "tok_ok", "tok_declined", "tok_ok", "tok_ok", "tok_timeout_charged", "tok_ok", "tok_insufficient_funds", "tok_ok", "tok_ok",
        "tok_error_twice", "tok_ok", "tok_capture_fails", "tok_ok", "tok_ok", "tok_timeout_lost", "tok_ok", "tok_ok", "tok_slow", "tok_ok", "tok_void_fails", "tok_ok",
        "tok_ok", "tok_declined", "tok_ok", "tok_ok", "tok_error_twice", "tok_ok", "tok_unknown", "tok_ok", "tok_ok", "tok_slow", "tok_ok", "tok_ok",
    ];

    /// <summary>All of them in the order in which they are played; <paramref name="newId"/> makes the business ids.</summary>
    public static IEnumerable<SubmitPayment> All(Func<Guid> newId) => Sources.Select((source, index) => new SubmitPayment
    {
        PaymentId = newId(),
        Amount = new Money(Minor(index), Currencies[index % Currencies.Length]),
        Payer = Payers[index % Payers.Length],
        Payee = Payees[index % Payees.Length],
        Source = source,
        Reference = $"ORDER-{1001 + index}",
    });

    // Prices that look like prices: 4.90, 12.50, 229.00 … in steps that repeat nowhere among the samples.
    private static long Minor(int index) => (490 + (index * 760L) + (index % 5 == 0 ? 19_900 : 0)) / 10 * 10;
}
