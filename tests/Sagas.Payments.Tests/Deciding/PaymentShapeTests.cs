using Sagas.Testing.Processes;
using Sagas.Workflows.Testing;

namespace Sagas.Payments.Tests.Deciding;

public class PaymentShapeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "Sagas.Payments", "Definitions");

    [Fact]
    public void No_version_changed_under_its_number() => PinnedShapes.Differences(PaymentPlay.Workflow().Define(), Folder).ShouldBeEmpty();

    /// <summary>Writes the file of a new version, which is then committed: run it by name, with <c>-explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public void Write_the_shape_of_a_new_version() => PinnedShapes.WriteMissing(PaymentPlay.Workflow().Define(), Folder).ShouldNotBeEmpty();
}
