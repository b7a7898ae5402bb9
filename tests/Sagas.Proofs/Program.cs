using Sagas.Proofs;

// tests/proof.sh starts this with servers around it.
var command = ProofCommand.Parse(args);
if (command is null)
{
    Console.Error.WriteLine("Usage: tests/proof.sh NAME [--small] [--seed N]");
    return 2;
}

return await (command.Name switch
{
    "faults" => Faults.RunAsync(command),
    "kills" => Kills.RunAsync(command),
    "mutants" => Mutants.RunAsync(command),
    "simulation" => PaymentNights.RunAsync(command),
    "workflow-mutants" => WorkflowMutants.RunAsync(command),
    "skeleton-kills" => SkeletonKills.RunAsync(command),
    "skeleton-bus" => SkeletonBus.RunAsync(command),
    _ => throw new InvalidOperationException($"tests/proof.sh lists '{command.Name}', which this program lacks."),
});
