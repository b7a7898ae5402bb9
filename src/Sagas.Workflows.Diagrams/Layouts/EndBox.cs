using Sagas.Workflows.Diagrams.Texts;
using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>Where a saga begins and where it ends: rounded boxes.</summary>
internal static class EndBox
{
    /// <summary>The height of each, in px.</summary>
    public const double Height = 52;

    /// <summary>The command that begins a saga of the workflow.</summary>
    public static Box Start(WorkflowShape shape, double middle, double top) =>
        Of(BoxKind.Start, middle, top, Sizes.WideStep, shape.StartsWith, $"starts {shape.Name}, version {shape.Version}") with { Hint = $"{shape.StartsWith} starts a saga of {shape.Name}, version {shape.Version}." };

    /// <summary>An end with its state and its fact.</summary>
    public static Box End(BoxKind kind, EndShape end, double middle, double top, double width) =>
        Of(kind, middle, top, width, end.State, end.Fact ?? "nobody is told") with { Hint = end.Fact is null ? $"It ends {end.State}." : $"It ends {end.State} and tells {end.Fact}." };

    private static Box Of(BoxKind kind, double middle, double top, double width, string name, string detail)
    {
        var (room, first) = (width - (2 * Sizes.Padding), top + ((Height - TextStyle.Name.Height - TextStyle.Detail.Height) / 2));
        return new Box(
            kind,
            middle - (width / 2),
            top,
            width,
            Height,
            Label.At(name, TextStyle.Name, middle, first, room, Alignment.Middle),
            Label.At(detail, TextStyle.Detail, middle, first + TextStyle.Name.Height, room, Alignment.Middle));
    }
}
