namespace Sagas.Workflows.Retrying;

internal sealed record LaterEvery(TimeSpan Pause, TimeSpan Long) : Later(Long)
{
    public override string InWords => $"every {Durations.InWords(Pause)} for {Durations.InWords(Within)}";

    protected override DateTimeOffset After(Guid execution, DateTimeOffset instant) => instant + Pause;
}
