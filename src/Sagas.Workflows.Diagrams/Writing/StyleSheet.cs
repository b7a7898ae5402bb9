namespace Sagas.Workflows.Diagrams.Writing;

/// <summary>
/// The colours of a picture on light and dark paper. A style in a picture that is part of a page holds for the whole page: so each name begins with <c>wf</c>.
/// </summary>
internal static class StyleSheet
{
    public const string Text = """
        .wf { color-scheme: light dark; --wf-sheet: #ffffff; --wf-ink: #1c1f24; --wf-soft: #5b626d; --wf-line: #8a909a; --wf-edge: #c3c7ce; --wf-back-ink: #7a3ea3;
          --wf-go: #1c7245; --wf-stop: #a3271c; --wf-bar: #eceef1; --wf-frame: #f6f7f5;
          --wf-doing: #1f61b5; --wf-done: #1c7245; --wf-failed: #b3261e; --wf-undoing: #7a3ea3; --wf-undone: #5f6672; --wf-skipped: #5f6672; --wf-person: #8a5a00;
          font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
        @media (prefers-color-scheme: dark) { .wf { --wf-sheet: #1a1d22; --wf-ink: #e4e6ea; --wf-soft: #9aa2ae; --wf-line: #6d7583; --wf-edge: #434955; --wf-back-ink: #cf9df0;
          --wf-go: #6fcf9a; --wf-stop: #ff8f85; --wf-bar: #2b2f37; --wf-frame: #16181c;
          --wf-doing: #79b0ff; --wf-done: #6fcf9a; --wf-failed: #ff8f85; --wf-undoing: #cf9df0; --wf-undone: #a4acb8; --wf-skipped: #a4acb8; --wf-person: #e3b25a; } }
        .wf-box { fill: var(--wf-sheet); stroke: var(--wf-edge); stroke-width: 1.25; }
        .wf-pivot > .wf-box { stroke: var(--wf-ink); stroke-width: 2.5; }
        .wf-start > .wf-box { fill: var(--wf-bar); }
        .wf-undo > .wf-box { stroke: var(--wf-back-ink); stroke-dasharray: 4 3; }
        .wf-choice > .wf-box { stroke: var(--wf-line); }
        .wf-bar > .wf-box { fill: var(--wf-bar); stroke: var(--wf-line); }
        .wf-frame > .wf-box { fill: var(--wf-frame); }
        .wf-completed > .wf-box { stroke: var(--wf-go); stroke-width: 1.75; }
        .wf-compensated > .wf-box { stroke: var(--wf-back-ink); stroke-width: 1.75; }
        .wf-stripe { fill: var(--wf-mark); }
        .wf-marked { --wf-mark: var(--wf-edge); }
        .wf-marked > .wf-box { stroke: var(--wf-mark); }
        .wf .wf-marked > .wf-mark { fill: var(--wf-mark); }
        .wf .wf-todo > .wf-mark { fill: var(--wf-soft); }
        .wf-pivot.wf-todo > .wf-box { stroke: var(--wf-ink); }
        .wf-doing { --wf-mark: var(--wf-doing); }
        .wf-done { --wf-mark: var(--wf-done); }
        .wf-failed { --wf-mark: var(--wf-failed); }
        .wf-undoing { --wf-mark: var(--wf-undoing); }
        .wf-undone { --wf-mark: var(--wf-undone); }
        .wf-skipped { --wf-mark: var(--wf-skipped); }
        .wf-needsperson { --wf-mark: var(--wf-person); }
        .wf-doing > .wf-box, .wf-failed > .wf-box, .wf-undoing > .wf-box, .wf-needsperson > .wf-box { stroke-width: 2; }
        .wf-way { fill: none; stroke: var(--wf-line); stroke-width: 1.5; }
        .wf-back { stroke: var(--wf-back-ink); stroke-width: 1.25; stroke-dasharray: 4 3; }
        .wf-bracket { stroke: var(--wf-back-ink); stroke-width: 1; }
        .wf-across { stroke: var(--wf-stop); stroke-width: 4; }
        .wf-head { fill: var(--wf-line); }
        .wf-head-back { fill: var(--wf-back-ink); }
        .wf text { fill: var(--wf-ink); font-size: 11.5px; }
        .wf .wf-name { font-size: 14px; font-weight: 600; }
        .wf .wf-detail, .wf .wf-beside { fill: var(--wf-soft); }
        .wf .wf-undo .wf-detail, .wf .wf-bar .wf-detail { fill: var(--wf-ink); }
        .wf .wf-mark { font-weight: 600; }
        .wf .wf-no-return { fill: var(--wf-stop); font-weight: 600; }
        """;
}
