using System.Reflection;
using Sagas.Ledger;
using Sagas.Operations.Receipts;
using Sagas.Payments;

namespace Sagas.Service.Composition;

/// <summary>The modules whose tables are in the one context, and whose workflows are drawn. A new module is a line here.</summary>
internal static class Modules
{
    /// <summary>In the order in which their tables are made.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        typeof(Modules).Assembly,
        typeof(Receipt).Assembly,
        typeof(PaymentsModule).Assembly,
        typeof(LedgerModule).Assembly,
    ];

    /// <summary>Every module's workflows, with what they are by default.</summary>
    public static void AddWorkflows(IServiceCollection services) => services.AddPaymentWorkflow();
}
