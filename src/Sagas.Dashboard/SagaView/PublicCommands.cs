namespace Sagas.Dashboard.SagaView;

/// <summary>Which public command starts which workflow: what a receipt tells before the saga's first commit.</summary>
public static class PublicCommands
{
    /// <summary>Workflow by the command's name.</summary>
    public static IReadOnlyDictionary<string, string> Workflows { get; } = new Dictionary<string, string> { ["SubmitPayment"] = "payment" };
}
