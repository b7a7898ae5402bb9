namespace Sagas.Payments;

/// <summary>The states of a payment on its way; those that every workflow has are in <see cref="Sagas.Workflows.WorkflowStates"/>.</summary>
public static class PaymentStates
{
    /// <summary>Taken; the ledger sets the funds aside.</summary>
    public const string Submitted = "Submitted";

    /// <summary>The funds are set aside; the gateway authorizes.</summary>
    public const string Reserved = "Reserved";

    /// <summary>There is a charge; the gateway captures it.</summary>
    public const string Authorized = "Authorized";

    /// <summary>Past the point of no return; the ledger posts.</summary>
    public const string Captured = "Captured";
}
