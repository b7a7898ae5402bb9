namespace Sagas.Workflows.MassTransit;

/// <summary>A saga is on a version of its workflow that this build does not know. Its message is set aside, and goes on when it is replayed on a build that does.</summary>
public sealed class UnknownVersionException : Exception
{
    internal UnknownVersionException(string workflow, int version, int known)
        : base($"The saga is on version {version} of '{workflow}', and this build knows versions 1 to {known}. Deploy the build that knows it, then replay the fault.")
    {
    }
}
