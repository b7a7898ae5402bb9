namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>What a line stands for.</summary>
internal enum ArrowKind
{
    /// <summary>The way forward.</summary>
    Forward,

    /// <summary>The way back: a failure, or from one undo to the next.</summary>
    Back,

    /// <summary>A bracket beside parts whose failures enter the way back at one place.</summary>
    Bracket,

    /// <summary>The point of no return, a heavy line across.</summary>
    NoReturn,
}
