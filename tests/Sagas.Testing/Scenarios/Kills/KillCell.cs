using System.Globalization;
using System.Text.RegularExpressions;

namespace Sagas.Testing.Scenarios.Kills;

/// <summary>One cell of the matrix: where, in whose work, on what.</summary>
public sealed partial record KillCell(KillPoint Point, KillKind Kind, KillSetup Setup)
{
    /// <summary>Every combination, those that do not exist among them.</summary>
    public static IReadOnlyList<KillCell> All { get; } =
    [
        .. from point in Enum.GetValues<KillPoint>()
           from kind in Enum.GetValues<KillKind>()
           from setup in Enum.GetValues<KillSetup>()
           select new KillCell(point, kind, setup),
    ];

    /// <summary>Such as <c>after-commit, saga, two-large</c>.</summary>
    public string Name => $"{Kebab(Point)}, {Kebab(Kind)}, {Kebab(Setup)}";

    /// <summary>Why there is no such cell; null when there is.</summary>
    public string? WhyNot => (Point, Kind) switch
    {
        (KillPoint.AfterHandler, KillKind.Timer) => "Firing runs no handler.",
        (KillPoint.BeforeAck, KillKind.Timer) => "A timer is no delivery: nothing is acknowledged and nobody answered.",
        (KillPoint.BeforeLoad, KillKind.Outbox) => "A scope that handles no message loads nothing: there is no key to look up.",
        _ => null,
    };

    /// <summary>The setting that makes a shop die here.</summary>
    /// <param name="times">At which of its visits, from 1.</param>
    /// <param name="wait">How long it stays before it dies: enough for what was sent before to be out.</param>
    public string FailPoint(int times, TimeSpan wait) => string.Create(
        CultureInfo.InvariantCulture, $"{Kebab(Point)}:{(Point is KillPoint.BetweenSends or KillPoint.BeforeCursor ? SecondMessage : Consumer)}:{times}:{wait.TotalMilliseconds:0}");

    // As the journal names who works.
    private string Consumer => Kind switch
    {
        KillKind.Saga => "Order",
        KillKind.Saver => "PackOrderConsumer",
        KillKind.Writer => "CountOrderConsumer",
        KillKind.Timer => "timer",
        KillKind.Outbox => "bus-outbox",
    };

    // What its row sends last.
    private string SecondMessage => Kind switch
    {
        KillKind.Saga => "CountOrder",
        KillKind.Saver => "OrderPacked",
        KillKind.Writer => "OrderCounted",
        KillKind.Timer => "CloseOrder",
        KillKind.Outbox => "PlaceOrder",
    };

    private static string Kebab(Enum name) => Capital().Replace(name.ToString(), "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Capital();
}
